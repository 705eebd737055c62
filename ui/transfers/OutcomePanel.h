// What became of the order that was just sent: booked, with everything a customer asks for, or unknown and being
// checked. NewTransferPage shows it in the form's place.
#pragma once

#include "services/client/TransferSender.h"

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

    void showBooked(const contract::Transfer& transfer);
    void showUnknown(const client::TransferProgress& progress);
    //! Those of the buttons that are shown, for the page.
    void addKeysTo(KeyedWidget& page);
    //! What an unknown outcome counts (how long ago, how soon again) goes on, or rests while nobody looks.
    void setCounting(bool counting);
    //! To what the teller most likely does next.
    void focusNext();

Q_SIGNALS:
    void printRequested();
    void newRequested();
    void samePayerRequested();
    void checkRequested();

protected:
    void timerEvent(QTimerEvent* event) override;

private:
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
    client::TransferProgress m_order;
};

} // namespace cf::ui
