// Asks for the calls that ended with an error, again and again while they are looked at. ErrorsPanel draws them.
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

    //! Asks at once; an answer to another question is not told any more.
    void setFilter(const contract::FailedCallsQuery& filter);
    //! Asks at once and then once an interval, until stopped.
    void start();
    void stop() { m_timer.stop(); }
    //! While paused nothing is asked for but what somebody does here.
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
