#include "services/bank/platform/process/PeriodicThread.h"

namespace cf::platform {

PeriodicThread::PeriodicThread(Round round, Failed failed, std::chrono::nanoseconds first)
    : m_round(std::move(round))
    , m_failed(std::move(failed))
    , m_thread([this, first] { run({first}); })
{
}

PeriodicThread::~PeriodicThread()
{
    end();
}

void PeriodicThread::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_all();
}

void PeriodicThread::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void PeriodicThread::run(Pause pause)
{
    while (wait(pause)) {
        try {
            pause = m_round();
        } catch (const std::exception& error) {
            if (!m_failed)
                throw;
            pause = m_failed(error);
        }
    }
}

//! False: stop.
bool PeriodicThread::wait(const Pause& pause)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, pause.time, [&] { return m_ending || (m_woken && pause.heedsWake); });
    m_woken = false; // a wake from here on is not covered by the round that begins now
    return !m_ending;
}

} // namespace cf::platform
