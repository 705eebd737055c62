// Polls for calls that ended with an error while they are shown. ErrorsPanel displays them.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Monitoring.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace cf::ui {

class ErrorsController : public QObject
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit ErrorsController(client::Bank& bank, std::chrono::milliseconds interval = std::chrono::seconds(2),
                              QObject* parent = nullptr);

    //! Asks at once; answers to earlier questions are dropped.
    void setFilter(const contract::FailedCallsQuery& filter);
    //! Asks at once, then once per interval until stopped.
    void start();
    void stop() { m_timer.stop(); }
    //! While paused only user actions cause requests.
    void setPaused(bool paused) { m_paused = paused; }

Q_SIGNALS:
    //! `narrowed`: by a filter.
    void listed(const std::vector<cf::contract::FailedCall>& calls, bool narrowed);
    void failed(const QString& sentence);

private:
    void ask();

    client::Bank& m_bank;
    contract::FailedCallsQuery m_filter;
    QTimer m_timer;
    client::CallHandle m_call;
    bool m_asking = false;
    bool m_paused = false;
};

} // namespace cf::ui
