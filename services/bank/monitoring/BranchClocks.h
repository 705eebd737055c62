// Whether the database knows every branch's time zone: an update of the system may drop a name ("US/Eastern"). Such a
// branch goes by UTC (bank.local_time), which is said in the log, by name, and to everybody as a degradation.
#pragma once

#include "services/bank/platform/logging/Log.h"
#include "services/bank/platform/postgres/Pool.h"

#include <atomic>

namespace cf::bank {

class BranchClocks
{
public:
    //! Both outlive it. Looks once.
    BranchClocks(db::Pool& pool, platform::Log& log);

    //! Looks again; Housekeeping does it hourly. A database that does not answer changes nothing.
    void look();
    //! From memory.
    bool areKnown() const { return m_known; }

private:
    db::Pool& m_pool;
    platform::Log& m_log;
    std::atomic<bool> m_known = true;
};

} // namespace cf::bank
