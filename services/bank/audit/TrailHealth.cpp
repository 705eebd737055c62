#include "services/bank/audit/TrailHealth.h"

#include <utility>

namespace cf::bank {
namespace {

constexpr std::size_t kMostIncidents = 50;

} // namespace

TrailHealth::TrailHealth(std::function<void(const std::string&)> onFault)
    : m_onFault(std::move(onFault))
{
}

void TrailHealth::checked(TrailCheckKind kind, const std::optional<std::string>& fault)
{
    {
        const std::lock_guard lock(m_mutex);
        std::string& known = m_faults[kind];
        if (known == fault.value_or(std::string()))
            return;
        known = fault.value_or(std::string());
    }
    if (fault && m_onFault)
        m_onFault(*fault);
}

void TrailHealth::reportIncident(const std::string& incident)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_incidents.find(incident);
        const auto now = Clock::now();
        if (known != m_incidents.end() && now - std::exchange(known->second, now) < kIncidentKept)
            return;
        if (known == m_incidents.end() && m_incidents.size() >= kMostIncidents)
            m_incidents.erase(m_incidents.begin());
        m_incidents[incident] = now;
    }
    if (m_onFault)
        m_onFault(incident);
}

void TrailHealth::sequencerTroubled(bool troubled)
{
    const std::lock_guard lock(m_mutex);
    if (!troubled)
        m_troubledSince.reset();
    else if (!m_troubledSince)
        m_troubledSince = Clock::now();
}

void TrailHealth::verified(std::int64_t done, std::int64_t total)
{
    const std::lock_guard lock(m_mutex);
    m_progress.verified = done;
    m_progress.toVerify = total;
}

void TrailHealth::passEnded(Instant at)
{
    const std::lock_guard lock(m_mutex);
    m_progress.wholeAt = at;
}

TrailState TrailHealth::state() const
{
    const std::lock_guard lock(m_mutex);
    TrailState state = m_progress;
    for (const auto& [kind, fault] : m_faults)
        if (!fault.empty())
            state.faults.push_back(fault);
    for (const auto& [incident, at] : m_incidents)
        if (Clock::now() - at < kIncidentKept)
            state.faults.push_back(incident);
    if (m_troubledSince)
        state.sequencerTroubled =
            std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - *m_troubledSince);
    return state;
}

} // namespace cf::bank
