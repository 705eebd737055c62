// Asks an operation that needs nothing again and again while what it tells is shown, one question at a time. For the
// monitoring panels.
#pragma once

#include "services/client/Bank.h"
#include "ui/common/FailureText.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace cf::ui {

template <class Operation>
class Polling
{
public:
    using Answered = std::function<void(const typename Operation::Response&)>;
    using Failed = std::function<void(const QString& sentence)>;

    //! The bank outlives this, and so do those who are told.
    Polling(client::Bank& bank, std::chrono::milliseconds interval, Answered answered, Failed failed)
        : m_bank(bank)
        , m_answered(std::move(answered))
        , m_failed(std::move(failed))
    {
        m_timer.setInterval(interval);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            if (!m_paused)
                ask();
        });
    }

    //! Asks at once, then once per interval until stopped.
    void start()
    {
        m_timer.start();
        ask();
    }
    void stop() { m_timer.stop(); }
    void setPaused(bool paused) { m_paused = paused; }

private:
    void ask()
    {
        if (m_asking)
            return;
        m_asking = true;
        m_call = m_bank.call<Operation>({}, client::CallOptions::polling(), &m_timer,
                                        [this](const client::CallResult<typename Operation::Response>& result) {
                                            m_asking = false;
                                            if (result)
                                                m_answered(*result);
                                            else
                                                m_failed(FailureText::forFailure(result.error(), RequestKind::Read));
                                        });
    }

    client::Bank& m_bank;
    const Answered m_answered;
    const Failed m_failed;
    QTimer m_timer;
    client::CallHandle m_call;
    bool m_asking = false;
    bool m_paused = false;
};

} // namespace cf::ui
