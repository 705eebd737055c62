#include "services/bank/scaling/ScalingRule.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr std::int64_t kWhole = 1'000'000;

//! Of the target, in ppm: over all servers that run, with those that say nothing counted as so much of it.
std::int64_t useOf(std::int64_t sum, std::int64_t silent, std::int64_t silentPpm, std::int64_t target, int running)
{
    return (sum * kWhole / target + silent * silentPpm) / running;
}

int neededFor(std::int64_t sum, std::int64_t silent, std::int64_t target, int running, const ScalingRule& rule)
{
    const std::int64_t least = useOf(sum, silent, 0, target, running);
    const std::int64_t most = useOf(sum, silent, kWhole, target, running);
    const std::int64_t use = least > kWhole ? least : std::min(most, kWhole);
    if (std::abs(use - kWhole) <= rule.tolerancePpm)
        return running;
    return static_cast<int>(std::min<std::int64_t>((use * running + kWhole - 1) / kWhole, rule.most));
}

} // namespace

int serversNeeded(const std::vector<ServerLoad>& loads, int running, const ScalingRule& rule)
{
    const int count = std::max(running, 1);
    const std::int64_t silent = std::max<std::int64_t>(count - static_cast<std::int64_t>(loads.size()), 0);
    std::int64_t processors = 0;
    std::int64_t queued = 0;
    for (const ServerLoad& load : loads) {
        processors += load.processorPpm;
        queued += load.queued;
    }
    const int needed = std::max(neededFor(processors, silent, rule.processorPpm, count, rule),
                                neededFor(queued, silent, rule.queued, count, rule));
    return std::clamp(needed, rule.least, rule.most);
}

Scaler::Scaler(ScalingRule rule)
    : m_rule(rule)
{
}

int Scaler::decide(const std::vector<ServerLoad>& loads, int running, Time now)
{
    if (!m_begun)
        m_begun = now;
    m_needed.push_back({now, serversNeeded(loads, running, m_rule)});
    while (m_needed.front().at < now - m_rule.calm)
        m_needed.pop_front();
    const int needed = m_needed.back().servers;
    const int mostNeeded = std::ranges::max_element(m_needed, {}, &Needed::servers)->servers;
    const auto rested = [&](std::chrono::seconds pause) { return !m_changed || now - *m_changed >= pause; };
    int wanted = running;
    if (needed > running && rested(m_rule.betweenMore))
        wanted = std::min(needed, std::max(running * 2, running + m_rule.moreAtOnce));
    else if (mostNeeded < running && now - *m_begun >= m_rule.calm && rested(m_rule.betweenFewer))
        wanted = running - 1;
    if (wanted != running)
        m_changed = now;
    return wanted;
}

} // namespace cf::bank
