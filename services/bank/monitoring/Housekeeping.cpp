#include "services/bank/monitoring/Housekeeping.h"

#include "services/bank/platform/logging/Log.h"
#include "services/bank/platform/postgres/Error.h"

#include <algorithm>

namespace cf::bank {
namespace {

std::vector<HourlyStep> shortOnesFirst(std::vector<HourlyStep> steps)
{
    std::stable_partition(steps.begin(), steps.end(), [](const HourlyStep& step) { return !step.mayTakeLong; });
    return steps;
}

} // namespace

Housekeeping::Housekeeping(std::vector<HourlyStep> steps, platform::Log& log)
    : m_steps(shortOnesFirst(std::move(steps)))
    , m_log(log)
    , m_thread([this] {
        once();
        return platform::PeriodicThread::Pause{std::chrono::hours(1)};
    })
{
}

//! A failed step is retried an hour later and does not stop the others.
void Housekeeping::once()
{
    for (const HourlyStep& step : m_steps) {
        try {
            step.work();
        } catch (const std::exception& error) {
            m_log.warning("housekeepingFailed", {{"operation", step.name}, {"reason", db::fullMessage(error)}});
        }
    }
}

} // namespace cf::bank
