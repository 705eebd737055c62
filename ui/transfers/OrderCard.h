// One order whose outcome was or is unknown, on the page of unresolved orders: what it is, what is known, what to do.
#pragma once

#include "services/client/TransferSender.h"
#include "ui/widgets/SectionCard.h"

class QPushButton;

namespace cf::ui {

class StatusPill;

class OrderCard : public SectionCard
{
    Q_OBJECT

public:
    explicit OrderCard(const client::TransferProgress& progress, QWidget* parent = nullptr);

    const client::TransferProgress& progress() const { return m_progress; }
    void showProgress(const client::TransferProgress& progress);
    //! The clock goes on: how long it has been asked.
    void tick();

Q_SIGNALS:
    void checkRequested();
    void showRequested();

private:
    QString story() const;

    client::TransferProgress m_progress;
    StatusPill* m_status;
    QLabel* m_sides;
    QLabel* m_story;
    QPushButton* m_check;
    QPushButton* m_show;
};

} // namespace cf::ui
