// What one bankd does for itself once an hour: next months' partitions, challenges that nobody answered, exports that
// nobody ended, uploads that no document came of, audit events that have had their years, clocks that are no more.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/monitoring/BranchClocks.h"
#include "services/bank/platform/logging/Log.h"
#include "services/bank/platform/objects/ObjectStore.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <functional>

namespace cf::bank {

class Housekeeping
{
public:
    //! All outlive it.
    Housekeeping(db::Pool& pool, platform::ObjectStore& objects, BranchClocks& clocks, const TrailKey& key,
                 platform::Log& log);

private:
    void once();
    void attempt(const char* step, const std::function<void()>& work);

    db::Pool& m_pool;
    platform::ObjectStore& m_objects;
    BranchClocks& m_clocks;
    const TrailKey m_key;
    platform::Log& m_log;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
