// Events on their way to the bank's consumers: what waits for each, and what they gave up, which is sent again from
// here. Part of MonitoringPage.
#pragma once

#include "models/tables/DeadLetterTableModel.h"
#include "models/tables/EventLagTableModel.h"
#include "services/contract/Events.h"
#include "ui/monitoring/Polling.h"
#include "ui/shell/KeyedWidget.h"
#include "ui/theme/Theme.h"

class QLabel;

namespace cf::ui {

class BusyButton;
class MessageBanner;
class OutcomeBanner;
class PlainTable;
class RemoteTableView;

class EventsPanel : public KeyedWidget
{
    Q_OBJECT

public:
    explicit EventsPanel(client::Bank& bank, QWidget* parent = nullptr);

    //! Updates while `shown`.
    void setShown(bool shown);
    //! No updates of the figures while paused.
    void setPaused(bool paused) { m_polling.setPaused(paused); }

private:
    void layOut();
    void showLags(const contract::EventLags& lags);
    void onSelection();
    const contract::DeadLetter* selected() const;
    void askToSend();
    void askToSendAll();
    void send(const contract::LettersToSend& letters, BusyButton* button);
    void onSent(const client::CallResult<contract::SentAgain>& result);
    void tell(Tone tone, const QString& sentence);

    client::Bank& m_bank;
    Polling<contract::GetEventLag> m_polling;
    tables::EventLagTableModel m_lags;
    tables::DeadLetterTableModel m_letters;
    MessageBanner* m_trouble;
    QLabel* m_measured;
    PlainTable* m_lagTable;
    OutcomeBanner* m_outcome;
    BusyButton* m_send;
    BusyButton* m_sendAll;
    RemoteTableView* m_letterTable;
    std::int64_t m_known = 0; //!< Dead letters that the list was fetched for.
};

} // namespace cf::ui
