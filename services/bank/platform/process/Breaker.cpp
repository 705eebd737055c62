#include "services/bank/platform/process/Breaker.h"

#include <algorithm>

namespace cf::platform {

Breaker::Breaker(int failures, Clock::duration pause, std::function<Clock::time_point()> clock)
    : m_most(failures)
    , m_pause(pause)
    , m_clock(std::move(clock))
{
}

bool Breaker::admits()
{
    const std::lock_guard lock(m_mutex);
    if (m_failures < m_most)
        return true;
    const auto now = m_clock();
    if (now < m_nextTrial)
        return false;
    m_nextTrial = now + m_pause; // one tries; another if that one never says how it went
    return true;
}

void Breaker::succeeded()
{
    const std::lock_guard lock(m_mutex);
    m_failures = 0;
    m_health.works();
}

void Breaker::failed(const std::string& what)
{
    const std::lock_guard lock(m_mutex);
    m_failures = std::min(m_failures + 1, m_most);
    m_nextTrial = m_clock() + m_pause;
    if (m_failures == m_most)
        m_health.fails(what);
}

bool Breaker::open() const
{
    const std::lock_guard lock(m_mutex);
    return m_failures == m_most;
}

} // namespace cf::platform
