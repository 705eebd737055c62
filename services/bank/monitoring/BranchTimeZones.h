// Whether the database knows every branch's time zone: a system update may drop a name ("US/Eastern"). Such a branch
// uses UTC (bank.local_time); the log names it, and everybody sees a degradation.
#pragma once

#include "services/bank/platform/logging/Log.h"
#include "services/bank/platform/postgres/Pool.h"

#include <atomic>

namespace cf::bank {

class BranchTimeZones
{
public:
    //! Both outlive it. Checks once.
    BranchTimeZones(db::Pool& pool, platform::Log& log);

    //! Checks again; Housekeeping does so hourly. An unreachable database changes nothing.
    void check();
    //! From memory.
    bool areKnown() const { return m_known; }

private:
    db::Pool& m_pool;
    platform::Log& m_log;
    std::atomic<bool> m_known = true;
};

} // namespace cf::bank
