// What the monitor reads from the capabilities; each sets its own sources when it is installed.
#pragma once

#include "models/domain/Date.h"
#include "services/bank/platform/postgres/PoolWaits.h"
#include "services/bank/platform/process/Health.h"
#include "services/contract/Monitoring.h"

#include <chrono>
#include <functional>
#include <vector>

namespace cf::db {
class Connection;
}

namespace cf::bank {

struct TrailState; // of audit

//! Something outside of the process that it uses, or would if it were configured.
struct Dependency
{
    std::string name; //!< As in contract::DependencyStatus.
    bool configured = false;
    std::string where{}; //!< For people, unless its health says so; empty: it is within the bank.
    std::function<platform::HealthReport()> health{}; //!< Empty: there is nothing that could be away.
};

//! Called about once a second, from any thread until Monitor::stop() returns. Each may be empty.
struct MonitorSources
{
    std::function<std::int64_t()> inFlight;
    std::function<std::int64_t()> queueDepth;
    std::function<std::int64_t()> poolInUse;
    std::function<db::PoolWaits()> poolWaits;                 //!< Since it was asked last; by one thread only.
    std::function<std::chrono::milliseconds()> auditSpool;    //!< Age of the oldest pending read access.
    std::function<std::chrono::milliseconds()> auditUnsealed; //!< Age of this instance's oldest event without a number.
    std::function<TrailState()> trail;
    std::function<std::chrono::seconds()> eventsOverdue; //!< Of the event that has waited longest for a consumer.
    std::function<std::int64_t()> deadLetters;           //!< Not sent again.
    std::function<std::vector<contract::CacheKindStatus>()> cache;
    //! Called every other second with a connection to the primary, to refresh what this process caches of it. May throw
    //! db::Error.
    std::function<void(db::Connection&)> refresh;
    std::vector<Dependency> dependencies;
    std::function<bool()> draining;          //!< The process is about to stop.
    std::function<Instant()> certificateEnd; //!< Expiry of the certificate that the server presents.
};

} // namespace cf::bank
