// Polls for what waits for the consumers of events while it is shown. EventsPanel displays it.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Events.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace cf::ui {

class EventsController : public QObject
{
    Q_OBJECT

public:
    //! The bank outlives this. It measures every five seconds itself.
    explicit EventsController(client::Bank& bank, std::chrono::milliseconds interval = std::chrono::seconds(5),
                              QObject* parent = nullptr);

    //! Asks at once, then once per interval until stopped.
    void start();
    void stop() { m_timer.stop(); }
    void setPaused(bool paused) { m_paused = paused; }

Q_SIGNALS:
    void measured(const cf::contract::EventLags& lags);
    void failed(const QString& sentence);

private:
    void ask();

    client::Bank& m_bank;
    QTimer m_timer;
    client::CallHandle m_call;
    bool m_asking = false;
    bool m_paused = false;
};

} // namespace cf::ui
