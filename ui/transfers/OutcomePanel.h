// The outcome of the order just sent: booked, with the details customers ask for, waiting for approval, or unknown and
// being checked. NewTransferPage shows it in place of the form.
#pragma once

#include "services/client/OrderSender.h"
#include "ui/widgets/Fact.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace cf::ui {

class FactGrid;
class KeyedWidget;
class SectionCard;
class StatusPill;

class OutcomePanel : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomePanel(QWidget* parent = nullptr);

    //! Booked, or accepted and waiting for approval.
    void showAccepted(const client::OrderProgress& progress);
    void showUnknown(const client::OrderProgress& progress);
    //! The visible buttons, for the page.
    void addKeysTo(KeyedWidget& page);
    //! Runs the counters of an unknown outcome (age, next attempt), or pauses them while not shown.
    void setCounting(bool counting);
    //! Focuses the teller's most likely next action.
    void focusNext();

Q_SIGNALS:
    void printRequested();
    void newRequested();
    void samePayerRequested();
    void checkRequested();

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    QList<Fact> factsOf(const client::OrderProgress& progress) const;
    QPushButton* addButton(const QString& text, void (OutcomePanel::*wanted)());
    void showClock();

    SectionCard* m_card;
    StatusPill* m_status;
    QLabel* m_amount;
    QLabel* m_explanation;
    QProgressBar* m_progressBar;
    QLabel* m_clock;
    FactGrid* m_facts;
    QPushButton* m_print;
    QPushButton* m_new;
    QPushButton* m_samePayer;
    QPushButton* m_check;
    QBasicTimer m_tick;
    QElapsedTimer m_sinceReport;
    client::OrderProgress m_order;
};

} // namespace cf::ui
