#include "services/bank/platform/process/Health.h"

#include <utility>

namespace cf::platform {

using State = HealthReport::State;

void Health::works(std::string where)
{
    const std::lock_guard lock(m_mutex);
    become(State::Working);
    m_report.where = std::move(where);
    m_report.trouble.clear();
}

bool Health::fails(std::string trouble)
{
    const std::lock_guard lock(m_mutex);
    const bool news = m_report.state != State::Troubled;
    m_report.outages += news ? 1 : 0;
    become(State::Troubled);
    m_report.trouble = std::move(trouble);
    return news;
}

HealthReport Health::report() const
{
    const std::lock_guard lock(m_mutex);
    return m_report;
}

//! Requires the mutex.
void Health::become(State state)
{
    if (m_report.state != state)
        m_report.since = std::chrono::system_clock::now();
    m_report.state = state;
}

HealthReport worse(HealthReport one, HealthReport other)
{
    if (one.state == State::Troubled)
        return one;
    if (other.state == State::Troubled || one.state == State::Untried)
        return other;
    return one;
}

} // namespace cf::platform
