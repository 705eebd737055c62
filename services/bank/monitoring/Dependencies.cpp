#include "services/bank/monitoring/Dependencies.h"

#include <algorithm>

namespace cf::bank {
namespace {

using contract::DependencyState;
using contract::DependencyStatus;
using platform::HealthReport;

std::optional<std::string> unlessEmpty(std::string text)
{
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

DependencyState stateOf(HealthReport::State state)
{
    switch (state) {
    case HealthReport::State::Untried:
        return DependencyState::Untried;
    case HealthReport::State::Working:
        return DependencyState::Working;
    case HealthReport::State::Troubled:
        return DependencyState::Troubled;
    }
    return DependencyState::Unknown;
}

DependencyStatus statusOf(const Dependency& dependency)
{
    DependencyStatus status;
    status.name = dependency.name;
    status.where = unlessEmpty(dependency.where);
    if (!dependency.configured || !dependency.health) {
        status.state = dependency.configured ? DependencyState::Working : DependencyState::Unused;
        return status;
    }
    const HealthReport report = dependency.health();
    status.state = stateOf(report.state);
    status.outages = report.outages;
    status.trouble = unlessEmpty(report.trouble);
    if (!report.where.empty())
        status.where = report.where;
    if (report.state != HealthReport::State::Untried)
        status.since = std::chrono::floor<std::chrono::microseconds>(report.since);
    return status;
}

} // namespace

std::vector<DependencyStatus> statusesOf(const std::vector<Dependency>& dependencies)
{
    std::vector<DependencyStatus> statuses;
    for (const Dependency& dependency : dependencies)
        statuses.push_back(statusOf(dependency));
    return statuses;
}

std::chrono::milliseconds longestTrouble(const std::vector<DependencyStatus>& dependencies, Instant now)
{
    std::chrono::milliseconds longest{};
    for (const DependencyStatus& each : dependencies)
        if (each.state == DependencyState::Troubled && each.since)
            longest = std::max(longest, std::chrono::duration_cast<std::chrono::milliseconds>(now - *each.since));
    return longest;
}

void measure(platform::Metrics& metrics, const std::vector<DependencyStatus>& dependencies)
{
    for (const DependencyStatus& each : dependencies) {
        if (!each.since)
            continue;
        metrics
            .gauge("bankd_dependency_up", "1 while what the bank uses works, as it was seen last.",
                   {{"name", each.name}})
            .set(each.state == DependencyState::Working ? 1 : 0);
        metrics.gauge("bankd_dependency_outages", "How often it stopped working.", {{"name", each.name}})
            .set(static_cast<double>(each.outages));
    }
}

} // namespace cf::bank
