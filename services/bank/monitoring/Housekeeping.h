// The hourly maintenance of one bankd: the steps that its capabilities registered, in order.
#pragma once

#include "services/bank/api/Bank.h"
#include "services/bank/platform/process/PeriodicThread.h"

namespace cf::bank {

class Housekeeping
{
public:
    //! Starts at once. The log outlives it.
    Housekeeping(std::vector<HourlyStep> steps, platform::Log& log);

private:
    void once();

    const std::vector<HourlyStep> m_steps;
    platform::Log& m_log;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
