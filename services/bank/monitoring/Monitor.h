// One bankd as administrators see it: gathers statistics, the databases' state, peers and alerts, and answers from
// memory alone, so that it keeps working when what it monitors fails. app::Foundation owns one, begun when the bank
// serves. MonitoringRoutes reads it.
#pragma once

#include "services/bank/api/MonitorSources.h"
#include "services/bank/monitoring/AlertRegistry.h"
#include "services/bank/monitoring/CallStatistics.h"
#include "services/bank/monitoring/ClusterWatch.h"
#include "services/bank/monitoring/DatabaseWatch.h"
#include "services/bank/monitoring/Peers.h"
#include "services/bank/platform/metrics/Metrics.h"

#include <atomic>
#include <deque>
#include <filesystem>
#include <mutex>

namespace cf::bank {

struct MonitorConfig
{
    std::string instance; //!< As people know it: "host:port".
    WatchedDatabase database;
    std::filesystem::path dataFolder; //!< Its disk is monitored; empty: none.
    std::int64_t poolSize = 0;
    std::int64_t queueCapacity = 0;
    ClusterConfig cluster;
};

class Monitor
{
public:
    //! The metrics outlive it.
    explicit Monitor(platform::Metrics& metrics);
    ~Monitor();
    Monitor(const Monitor&) = delete;
    Monitor& operator=(const Monitor&) = delete;

    //! Records every finished call, also before start() and after stop(). For the router; this outlives it.
    Observer observing(Observer next);
    //! For the ledger, see CallStatistics.
    void batch(std::size_t size) { m_statistics.batch(size); }
    void unknown(std::size_t orders) { m_statistics.unknown(orders); } //!< Likewise.
    //! An invariant was violated: an alert, for a quarter of an hour. From any thread.
    void brokenInvariant();

    //! Starts monitoring. Once. The watchdog outlives stop().
    void start(MonitorConfig config, MonitorSources sources, db::Watchdog& watchdog, DatabaseWatch::Trouble trouble);
    void stop(); //!< Idempotent.

    //! Whether the primary is known to be down. False before start().
    bool primaryDown() const;
    //! What this process last used of all processors of its machine, in a second. Zero before start().
    std::int64_t processorPpm() const { return m_processorPpm; }
    //! Age of the bank's oldest unnumbered event known to this instance. Zero before start().
    std::chrono::milliseconds oldestUnsealed() const;
    //! Whether a replica has not followed a running primary for some seconds. False before start().
    bool replicaDown() const;

    // Empty before start().
    std::optional<contract::SystemStatus> status() const;
    std::optional<contract::ClusterStatus> cluster() const;
    contract::Samples samples(std::optional<std::int64_t> after) const;
    contract::FailedCalls failedCalls(const contract::FailedCallsQuery& query) const;
    std::vector<contract::FailedCall> callsOf(const std::string& traceBeginning) const; //!< The newest kListed.
    //! Nullptr before start().
    AlertRegistry* alerts();

private:
    //! Created once the instance has its name.
    struct Running;

    void tick();
    void exchange(db::Connection& connection);
    void publish(db::Connection& connection);
    void readBacklog(db::Connection& connection);
    Gauges gauges() const;
    Readings readings() const;
    std::chrono::milliseconds measureWaits() const; //!< The longest for a connection.
    contract::InstanceStatus self() const;
    contract::ProcessStatus process() const;
    std::int64_t unknownOrders(Instant from, Instant to) const;
    std::vector<contract::CacheKindStatus> cache() const;
    //! Calls are recorded without the instance's name, which may be unknown then.
    std::vector<contract::FailedCall> named(std::vector<contract::FailedCall> calls) const;

    platform::Metrics& m_metrics;
    CallStatistics m_statistics;
    RecentCalls m_calls;
    const Instant m_startedAt;
    std::unique_ptr<Running> m_running; //!< Complete before m_started is set, and alive until the end.
    std::atomic<bool> m_started = false;
    std::atomic<std::int64_t> m_processorPpm = 0;
    std::atomic<std::int64_t> m_lastTransfer = 0; //!< Seconds since 1970; 0: none here.
    mutable std::mutex m_brokenMutex;
    mutable std::deque<Instant> m_broken; //!< Times of recent invariant violations.
};

} // namespace cf::bank
