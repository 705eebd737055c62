// What a capability of the bank stands on, and where it leaves what it adds beside its routes: what runs in the
// background and when that ends, what is done hourly, what is measured and what is degraded. Each capability has one
// install(Bank&); RunningBank makes the bank, installs them all, in whatever order, and serves.
#pragma once

#include "services/bank/api/Environment.h"
#include "services/bank/api/MonitorSources.h"
#include "services/bank/api/Router.h"
#include "services/bank/api/Shutdown.h"
#include "services/contract/Bank.h"

#include <atomic>

namespace cf::db {
class Pool;
class Transaction;
class Watchdog;
} // namespace cf::db

namespace cf::platform {
class Cache;
class EventBus;
class Log;
class Metrics;
class ObjectStore;
struct Settings;
} // namespace cf::platform

namespace cf::bank {

class ChangeFollower;
class CustomerKeys;
class InboxSigner;
class ReadAuditSpool;
class ReadAudit;
class Monitor;
class ReadRouter;
class Refusals;
class TrailHealth;
class Workers;

//! For a configuration's onTrouble: a warning in the log that names the component. The log outlives it.
std::function<void(const std::string&)> troubleOf(const char* component, platform::Log& log);

//! When a look or an event has waited for so long to be recorded or sealed, the bank says that its trail is behind.
inline constexpr std::chrono::seconds kAuditBehind{30};

//! What is done once an hour, beginning when the bank serves. A step that throws is in the log and is done an hour
//! later; the others are done all the same.
struct HourlyStep
{
    const char* name;
    std::function<void()> work;
};

struct Bank
{
    // There before any capability is installed, and until all have ended:
    const platform::Settings& settings;
    platform::Log& log;
    platform::Metrics& metrics;
    Environment environment;
    db::Watchdog& watchdog;
    db::Pool& pool;    //!< Of the primary.
    db::Pool* replica; //!< Null: none is configured.
    platform::ObjectStore& objects;
    platform::EventBus& bus;
    CustomerKeys& keys;
    platform::Cache& cache;
    ChangeFollower& follower;
    ConsistencyTokens& tokens;
    ReadRouter& reads;
    InboxSigner& signer;
    TrailHealth& trailHealth;
    ReadAuditSpool& spool;
    ReadAudit& readAudit; //!< The spool, for who only records.
    Refusals& refusals;
    Monitor& monitor;
    Router& router;
    Submit submit;                                    //!< Workers::submit.
    const std::atomic<bool>& draining;                //!< The bank is about to stop.
    std::function<bool()> primaryDown;                //!< From memory; false until the bank serves.
    std::function<void(const std::string&)> onDefect; //!< What must hold did not: it is logged, and an alert.
    std::function<void(std::size_t)> onBatch;         //!< So many orders were booked in one transaction.

    // Added by capabilities:
    MonitorSources sources;
    std::vector<HourlyStep> hourly;
    std::vector<std::function<void(std::uint16_t port)>> whenServing; //!< Called once, when all is installed.
    std::vector<std::pair<contract::Degradation, std::function<bool()>>> degradedWhen; //!< Answered from memory.

    Shutdown shutdown; //!< Behind all that ends: it goes first.

    //! A step that is one transaction.
    void eachHour(const char* name, std::function<void(db::Transaction&)> work);
    //! Those that hold now, in the order of their enum.
    std::vector<contract::Degradation> degradations() const;
};

} // namespace cf::bank
