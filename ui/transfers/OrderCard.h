// One order on the page of unresolved orders: its data, what is known, and what to do.
#pragma once

#include "services/client/OrderSender.h"
#include "ui/widgets/SectionCard.h"

class QPushButton;

namespace cf::ui {

class StatusPill;

class OrderCard : public SectionCard
{
    Q_OBJECT

public:
    explicit OrderCard(const client::OrderProgress& progress, QWidget* parent = nullptr);

    const client::OrderProgress& progress() const { return m_progress; }
    void showProgress(const client::OrderProgress& progress);
    //! Updates the elapsed time of the query.
    void tick();

Q_SIGNALS:
    void checkRequested();
    void showRequested();

private:
    QString story() const;

    client::OrderProgress m_progress;
    StatusPill* m_status;
    QLabel* m_sides;
    QLabel* m_story;
    QPushButton* m_check;
    QPushButton* m_show;
};

} // namespace cf::ui
