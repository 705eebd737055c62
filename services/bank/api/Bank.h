// What every capability of the bank builds on, and where it registers what it adds besides routes: background work and
// when it ends, hourly steps, metrics and degradations. Each has one install(Bank&); Foundation makes the bank,
// RunningBank installs them all in any order and serves.
#pragma once

#include "services/bank/api/Environment.h"
#include "services/bank/api/MonitorSources.h"
#include "services/bank/api/Router.h"
#include "services/bank/api/Shutdown.h"
#include "services/bank/platform/postgres/Endpoint.h"
#include "services/contract/Bank.h"

#include <atomic>

namespace cf::db {
class Pool;
class Transaction;
} // namespace cf::db

namespace cf::platform {
class Cache;
class EventBus;
struct EventConsumer;
class Log;
class Metrics;
class ObjectStore;
struct Settings;
} // namespace cf::platform

namespace cf::bank {

class InvalidationListener;
class CustomerKeys;
class EventBacklog;
class InboxSigner;
class ReadAuditSpool;
class ReadAudit;
class Monitor;
class ObjectStores;
class OrderDesk;
class ReadRouter;
class Refusals;
class TrailHealth;

//! For a configuration's onTrouble: logs a warning that names the component. The log outlives it.
std::function<void(const std::string&)> troubleOf(std::string component, platform::Log& log);

//! When a read access or an event has waited this long to be recorded or sealed, the bank reports its trail as behind.
inline constexpr std::chrono::seconds kAuditBehind{30};

//! Runs hourly, first when the bank starts to serve. A step that throws is logged and retried an hour later; the others
//! still run.
struct HourlyStep
{
    const char* name;
    std::function<void()> work;
    bool mayTakeLong = false; //!< Done behind the others, which must not wait for it.
};

//! A long step that does its work once in a day, and after a failure again an hour later. By the monotonic clock.
HourlyStep dailyStep(const char* name, std::function<void()> work,
                     std::function<std::chrono::steady_clock::time_point()> clock);

//! Where the database is, for those that keep connections of their own.
struct DatabaseServers
{
    db::Endpoint primary;                   //!< The server that takes orders, as bank_app.
    std::optional<db::Endpoint> monitor;    //!< The same server, as bank_monitor.
    std::optional<db::Endpoint> replica;    //!< Some replica, as bank_app. Empty: none is configured.
    const db::ServerWatch* watch = nullptr; //!< Of all servers. Null: there is one.
};

struct Bank
{
    // Ready before any capability is installed, and alive until all have ended:
    const platform::Settings& settings;
    platform::Log& log;
    platform::Metrics& metrics;
    const Environment& environment;
    db::Watchdog& watchdog;
    const DatabaseServers& servers;
    db::Pool& pool;    //!< Of the server that takes orders.
    db::Pool* replica; //!< Of some replica. Null: none is configured.
    platform::ObjectStore& objects;
    ObjectStores& objectStores; //!< What `objects` is made of.
    platform::EventBus& bus;
    EventBacklog& backlog; //!< Of what the bus carries.
    const std::vector<platform::EventConsumer>& consumers;
    CustomerKeys& keys;
    platform::Cache& cache;
    InvalidationListener& invalidations;
    ConsistencyTokens& tokens;
    ReadRouter& reads;
    InboxSigner& signer;
    TrailHealth& trailHealth;
    ReadAuditSpool& spool;
    ReadAudit& readAudit; //!< The spool, for code that only records.
    Refusals& refusals;
    Monitor& monitor;
    Router& router;
    Submit submit;                                    //!< Workers::submit.
    const std::atomic<bool>& draining;                //!< The bank is about to stop.
    std::function<bool()> primaryDown;                //!< From memory; false until the bank serves.
    std::function<void(const std::string&)> onDefect; //!< An invariant was broken: logged, and raises an alert.
    std::function<void(std::size_t)> onBatch;         //!< The number of orders booked in one transaction.
    std::function<void(std::size_t)> onUnknown;       //!< The number of orders answered as unknown.

    // Registered by capabilities:
    const OrderDesk* orders = nullptr; //!< By the ledger. Complete once all are installed.
    MonitorSources sources;
    std::vector<SharedRate> rates; //!< Limits that the bank's servers count together, besides the router's.
    std::vector<HourlyStep> hourly;
    std::vector<std::function<void(std::uint16_t port)>> whenServing; //!< Called once, when everything is installed.
    std::vector<std::pair<contract::Degradation, std::function<bool()>>> degradedWhen; //!< Answered from memory.

    Shutdown shutdown; //!< Last member, and so destroyed first.

    //! Adds a step that runs as one transaction.
    void eachHour(const char* name, std::function<void(db::Transaction&)> work);
    //! Adds a dailyStep().
    void eachDay(const char* name, std::function<void()> work);
    //! The degradations in force now, in the order of their enum.
    std::vector<contract::Degradation> degradations() const;
};

} // namespace cf::bank
