#include "services/bank/monitoring/Monitor.h"

#include "services/bank/api/Clock.h"
#include "services/bank/audit/TrailHealth.h"
#include "services/bank/monitoring/Dependencies.h"
#include "services/bank/monitoring/MonitorMetrics.h"
#include "services/bank/platform/metrics/DiskUse.h"
#include "services/bank/platform/metrics/ProcessorUse.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <algorithm>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kExchangeEvery = 2;         // beats of the primary's watch
constexpr std::size_t kFailuresTold = 50; // to peers, per kOverlap; as many anonymous refusals
constexpr std::int64_t kBacklogCounted = 10'000;
constexpr auto kBrokenIsTold = 15min;
constexpr std::size_t kBrokenCounted = 1'000;
constexpr std::int64_t kRecent = 10; // seconds
constexpr auto kReplicaTimeout = 5s; // a restart takes less

// Counted only as far as anybody needs to know: an outbox without a consumer grows without limit.
constexpr const char* kBacklog =
    "SELECT (SELECT count(*) FROM (SELECT FROM bank.outbox LIMIT $1) AS waiting) AS outbox,"
    " coalesce((SELECT (extract(epoch FROM clock_timestamp() - recorded_at) * 1000)::bigint FROM bank.audit_inbox"
    " WHERE isfinite(recorded_at) ORDER BY id LIMIT 1), 0) AS inbox, b.branches,"
    " coalesce((extract(epoch FROM now() - b.since) * 1000)::bigint, -1) AS open FROM bank.branches_open(now()) AS b";

std::int64_t secondsNow()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
}

// Just after the second ends, so that each sample is complete.
platform::PeriodicThread::Pause untilNextSecond()
{
    const auto now = std::chrono::system_clock::now();
    return {std::chrono::floor<std::chrono::seconds>(now) + 1s + 5ms - now};
}

template <class T>
T ask(const std::function<T()>& source)
{
    return source ? source() : T{};
}

} // namespace

struct Monitor::Running
{
    Running(MonitorConfig given, MonitorSources read)
        : config(std::move(given))
        , sources(std::move(read))
        , peers(config.instance)
        , alerts(config.instance)
        , cluster(config.cluster)
    {
    }

    const MonitorConfig config;
    const MonitorSources sources;
    Peers peers;
    AlertRegistry alerts;
    ClusterWatch cluster;
    std::atomic<std::int64_t> outboxRows = 0;
    std::atomic<std::int64_t> inboxMilliseconds = 0; //!< Age of the inbox's oldest row, by the database's clock.
    std::atomic<std::int64_t> openBranches = 0;
    std::atomic<std::int64_t> openMilliseconds = -1; //!< Of the branch that opened first; -1: all are closed.
    std::atomic<std::int64_t> diskUsed = -1;
    int beats = 0;                  //!< The primary's thread only.
    std::set<std::string> measured; //!< Replicas; the ticker's only, as the next.
    platform::ProcessorUse processors;

    std::unique_ptr<DatabaseWatch> watch;
    std::optional<platform::PeriodicThread> ticker;
};

Monitor::Monitor(platform::Metrics& metrics)
    : m_metrics(metrics)
    , m_statistics(secondsNow)
    , m_startedAt(instantOf(std::chrono::system_clock::now))
{
}

Monitor::~Monitor()
{
    stop();
}

Observer Monitor::observing(Observer next)
{
    return [this, next = std::move(next)](const CallRecord& record) {
        m_statistics.call(record);
        m_calls.add({instantOf(std::chrono::system_clock::now),
                     {},
                     std::string(record.operation),
                     record.status,
                     record.problem,
                     record.traceId,
                     record.duration.count(),
                     record.cause,
                     record.callerTraceId.empty() ? std::nullopt : std::optional(record.callerTraceId)},
                    isBulkRefusal(record) ? RecentCalls::Source::Anonymous : RecentCalls::Source::Bank);
        next(record);
    };
}

void Monitor::start(MonitorConfig config, MonitorSources sources, db::Watchdog& watchdog,
                    DatabaseWatch::Trouble trouble)
{
    m_running = std::make_unique<Running>(std::move(config), std::move(sources));
    Running& running = *m_running;
    running.watch = std::make_unique<DatabaseWatch>(
        running.config.database, running.config.instance, watchdog,
        [this](db::Connection& connection) { exchange(connection); }, std::move(trouble));
    m_started = true;
    running.ticker.emplace(
        [this] {
            tick();
            return untilNextSecond();
        },
        [this](const std::exception&) { // one sample is lost, no reason to end the bank
            m_metrics.counter("bankd_ticks_failed_total", "Seconds that could not be measured.").add();
            return untilNextSecond();
        });
}

void Monitor::stop()
{
    if (!m_started)
        return;
    if (m_running->ticker)
        m_running->ticker->end();
    m_running->watch->stop();
}

void Monitor::tick()
{
    m_running->diskUsed = platform::diskUsedPpm(m_running->config.dataFolder).value_or(-1);
    const Gauges read = gauges();
    m_processorPpm = read.processorPpm;
    m_statistics.endSeconds(read);
    for (const contract::Sample& sample : m_statistics.samples(secondsNow() - 5))
        if (sample.transfers > 0)
            m_lastTransfer = sample.second;
    Readings seen = readings();
    seen.poolWait = measureWaits();
    m_running->alerts.evaluate(seen, instantOf(std::chrono::system_clock::now));
    measure(m_metrics, *status(), read, seen, m_running->measured);
    measure(m_metrics, statusesOf(m_running->sources.dependencies));
}

std::chrono::milliseconds Monitor::measureWaits() const
{
    const db::PoolWaits waits = ask(m_running->sources.poolWaits);
    m_metrics.counter("bankd_pool_waits_total", "Callers that found no database connection free.")
        .add(static_cast<double>(waits.waited));
    m_metrics.counter("bankd_pool_refused_total", "Callers that got no database connection in time.")
        .add(static_cast<double>(waits.refused));
    m_metrics.gauge("bankd_pool_wait_seconds", "Longest wait for a database connection in the last second.")
        .set(std::chrono::duration<double>(waits.longest).count());
    return waits.longest;
}

Gauges Monitor::gauges() const
{
    const MonitorSources& sources = m_running->sources;
    Gauges gauges;
    gauges.inFlight = ask(sources.inFlight);
    gauges.queueDepth = ask(sources.queueDepth);
    gauges.poolInUse = ask(sources.poolInUse);
    gauges.processorPpm = m_running->processors.sinceLastPpm();
    for (const auto& kind : cache()) {
        gauges.cacheHits += kind.hits;
        gauges.cacheMisses += kind.misses;
    }
    // The chart shows the replica that is furthest behind.
    for (const ReplicaReport& replica : m_running->watch->replicas()) {
        gauges.replicaLagBytes = std::max(gauges.replicaLagBytes, replica.status.lagBytes);
        gauges.replicaLagMilliseconds = std::max(gauges.replicaLagMilliseconds, replica.status.lagMilliseconds);
    }
    return gauges;
}

Readings Monitor::readings() const
{
    const LastMinute minute = m_statistics.lastMinute();
    Readings readings;
    readings.calls = minute.calls;
    readings.serverErrors = minute.serverErrors;
    readings.p95 = minute.p95;
    const std::int64_t booked = std::max(m_lastTransfer.load(), m_running->peers.lastTransferSecond());
    const Instant since = std::max(m_startedAt, Instant(std::chrono::seconds(booked)));
    readings.sinceTransfer =
        std::chrono::duration_cast<milliseconds>(instantOf(std::chrono::system_clock::now) - since);
    readings.openBranches = m_running->openBranches;
    if (m_running->openMilliseconds >= 0)
        readings.branchesOpen = milliseconds(m_running->openMilliseconds);
    // Without a primary no replica can follow; that is not the replica's fault.
    if (!primaryDown()) {
        for (const ReplicaReport& replica : m_running->watch->replicas()) {
            if (replica.status.lagMilliseconds)
                readings.replicaLag =
                    std::max(readings.replicaLag, std::optional(milliseconds(*replica.status.lagMilliseconds)));
            readings.replicaDown = std::max(readings.replicaDown, std::optional(replica.downFor));
        }
    }
    if (m_running->diskUsed >= 0)
        readings.diskUsedPpm = m_running->diskUsed;
    readings.auditSpool = ask(m_running->sources.auditSpool);
    readings.auditUnsealed = oldestUnsealed();
    const TrailState trail = ask(m_running->sources.trail);
    if (!primaryDown())
        readings.auditSequencer = trail.sequencerTroubled.value_or(0ms);
    readings.auditFaults = static_cast<std::int64_t>(trail.faults.size());
    readings.eventsOverdue = ask(m_running->sources.eventsOverdue);
    readings.deadLetters = ask(m_running->sources.deadLetters);
    readings.dependencyAway =
        longestTrouble(statusesOf(m_running->sources.dependencies), instantOf(std::chrono::system_clock::now));
    if (m_running->sources.certificateEnd)
        readings.certificateLeft = std::chrono::duration_cast<milliseconds>(m_running->sources.certificateEnd() -
                                                                            instantOf(std::chrono::system_clock::now));
    const std::lock_guard lock(m_brokenMutex);
    while (!m_broken.empty() && m_broken.front() < instantOf(std::chrono::system_clock::now) - kBrokenIsTold)
        m_broken.pop_front();
    readings.brokenInvariants = std::ssize(m_broken);
    return readings;
}

void Monitor::brokenInvariant()
{
    m_metrics.counter("bankd_broken_invariants_total", "Violated invariants.").add();
    const std::lock_guard lock(m_brokenMutex);
    m_broken.push_back(instantOf(std::chrono::system_clock::now));
    if (m_broken.size() > kBrokenCounted)
        m_broken.pop_front();
}

void Monitor::exchange(db::Connection& connection)
{
    if (m_running->beats++ % kExchangeEvery != 0)
        return;
    // A failing step does not stop the others; the shared data comes first, since a step that times out loses the
    // connection.
    std::exception_ptr failure;
    const auto attempt = [&](const std::function<void()>& step) {
        try {
            step();
        } catch (const std::exception&) {
            if (!failure)
                failure = std::current_exception();
        }
    };
    attempt([&] { publish(connection); });
    attempt([&] { m_running->alerts.synchronise(connection, instantOf(std::chrono::system_clock::now)); });
    attempt([&] {
        if (m_running->sources.refresh)
            m_running->sources.refresh(connection);
    });
    attempt([&] { readBacklog(connection); });
    attempt([&] {
        m_running->cluster.exchange(connection, [this](Instant from, Instant to) { return unknownOrders(from, to); });
    });
    if (failure)
        std::rethrow_exception(failure);
}

void Monitor::publish(db::Connection& connection)
{
    const Instant from = instantOf(std::chrono::system_clock::now) - Peers::kOverlap;
    const InstanceReport own{self(), m_statistics.samples(secondsNow() - Peers::kOverlap.count()),
                             named(m_calls.failuresAfter(from, kFailuresTold)),
                             named(m_calls.failuresAfter(from, kFailuresTold, RecentCalls::Source::Anonymous)),
                             process()};
    m_running->peers.exchange(connection, own, SteadyClock::now());
}

void Monitor::readBacklog(db::Connection& connection)
{
    connection.transaction(1s, [this](db::Transaction& transaction) {
        const auto row = transaction.query(kBacklog, kBacklogCounted)[0];
        m_running->outboxRows = row.get<std::int64_t>("outbox");
        m_running->inboxMilliseconds = std::max<std::int64_t>(0, row.get<std::int64_t>("inbox"));
        m_running->openBranches = row.get<std::int64_t>("branches");
        m_running->openMilliseconds = row.get<std::int64_t>("open");
    });
}

std::chrono::milliseconds Monitor::oldestUnsealed() const
{
    if (!m_started)
        return 0ms;
    // The database's figure alone could be forged by whoever empties the inbox.
    return std::max(milliseconds(m_running->inboxMilliseconds), ask(m_running->sources.auditUnsealed));
}

contract::InstanceStatus Monitor::self() const
{
    contract::InstanceStatus status;
    status.name = m_running->config.instance;
    status.version = COUNTERFOIL_VERSION;
    status.startedAt = m_startedAt;
    status.poolSize = m_running->config.poolSize;
    status.queueCapacity = m_running->config.queueCapacity;
    if (m_running->diskUsed >= 0)
        status.diskUsedPpm = m_running->diskUsed;
    status.outboxRows = m_running->outboxRows;
    status.auditSpoolSeconds =
        std::chrono::duration_cast<std::chrono::seconds>(ask(m_running->sources.auditSpool)).count();
    const TrailState trail = ask(m_running->sources.trail);
    status.auditTrail.unsealedSeconds = std::chrono::duration_cast<std::chrono::seconds>(oldestUnsealed()).count();
    status.auditTrail.sequencerTroubledSeconds =
        std::chrono::duration_cast<std::chrono::seconds>(trail.sequencerTroubled.value_or(0ms)).count();
    status.auditTrail.verifiedEvents = trail.verified;
    status.auditTrail.eventsToVerify = trail.toVerify;
    status.auditTrail.wholeAt = trail.wholeAt;
    status.auditTrail.faults = trail.faults;
    return status;
}

contract::ProcessStatus Monitor::process() const
{
    contract::ProcessStatus status;
    status.name = m_running->config.instance;
    status.state = ask(m_running->sources.draining) ? contract::ProcessState::Draining : contract::ProcessState::Ready;
    status.version = COUNTERFOIL_VERSION;
    status.startedAt = m_startedAt;
    status.dependencies = statusesOf(m_running->sources.dependencies);
    const auto recent = m_statistics.samples(secondsNow() - kRecent);
    std::int64_t calls = 0;
    std::int64_t processors = 0;
    for (const contract::Sample& sample : recent) {
        calls += sample.calls;
        processors += sample.processorPpm;
    }
    if (const std::int64_t seconds = std::ssize(recent); seconds > 0) {
        status.callsPerMinute = calls * 60 / seconds;
        status.processorPpm = processors / seconds;
    }
    return status;
}

std::int64_t Monitor::unknownOrders(Instant from, Instant to) const
{
    const auto seconds = [](Instant instant) { return instant.time_since_epoch() / std::chrono::microseconds(1s); };
    std::int64_t orders = 0;
    for (const contract::InstanceSamples& instance : samples(seconds(from) - 1).instances)
        for (const contract::Sample& sample : instance.samples)
            if (sample.second <= seconds(to))
                orders += sample.unknownOrders.value_or(0);
    return orders;
}

std::vector<contract::CacheKindStatus> Monitor::cache() const
{
    return ask(m_running->sources.cache);
}

bool Monitor::primaryDown() const
{
    return m_started && m_running->watch->primary().state == contract::ServerState::Down;
}

bool Monitor::replicaDown() const
{
    if (!m_started || primaryDown())
        return false;
    const auto replicas = m_running->watch->replicas();
    return std::any_of(replicas.begin(), replicas.end(),
                       [](const ReplicaReport& replica) { return replica.downFor > kReplicaTimeout; });
}

AlertRegistry* Monitor::alerts()
{
    return m_started ? &m_running->alerts : nullptr;
}

std::vector<contract::FailedCall> Monitor::named(std::vector<contract::FailedCall> calls) const
{
    for (contract::FailedCall& call : calls)
        call.instance = m_running->config.instance;
    return calls;
}

std::optional<contract::SystemStatus> Monitor::status() const
{
    if (!m_started)
        return std::nullopt;
    contract::SystemStatus status;
    status.at = instantOf(std::chrono::system_clock::now);
    status.answeredBy = m_running->config.instance;
    status.instances = m_running->peers.present(SteadyClock::now());
    status.instances.insert(status.instances.begin(), self());
    status.missingInstances = m_running->peers.missing(SteadyClock::now());
    status.primary = m_running->watch->primary();
    for (ReplicaReport& replica : m_running->watch->replicas())
        status.replicas.push_back(std::move(replica.status));
    status.cache = cache();
    status.operations = m_statistics.operations();
    status.alerts = m_running->alerts.alerts(status.at);
    return status;
}

std::optional<contract::ClusterStatus> Monitor::cluster() const
{
    if (!m_started)
        return std::nullopt;
    contract::ClusterStatus status = m_running->cluster.status();
    status.at = instantOf(std::chrono::system_clock::now);
    status.answeredBy = m_running->config.instance;
    status.databases = m_running->watch->databases();
    status.wal = m_running->watch->wal();
    status.processes = m_running->peers.processes(SteadyClock::now());
    status.processes.insert(status.processes.begin(), process());
    return status;
}

contract::Samples Monitor::samples(std::optional<std::int64_t> after) const
{
    contract::Samples answer;
    if (!m_started)
        return answer;
    answer.instances = m_running->peers.samples(after, SteadyClock::now());
    answer.instances.insert(answer.instances.begin(), {m_running->config.instance, m_statistics.samples(after)});
    return answer;
}

contract::FailedCalls Monitor::failedCalls(const contract::FailedCallsQuery& query) const
{
    contract::FailedCalls answer;
    if (!m_started)
        return answer;
    const Instant now = instantOf(std::chrono::system_clock::now);
    const auto newer = [](const auto& a, const auto& b) { return a.at > b.at; };
    // Anonymous refusals get the space that the others leave.
    for (const auto source : {RecentCalls::Source::Bank, RecentCalls::Source::Anonymous}) {
        auto found = named(m_calls.failures(query, now, source));
        const auto theirs = m_running->peers.failures().failures(query, now, source);
        found.insert(found.end(), theirs.begin(), theirs.end());
        std::stable_sort(found.begin(), found.end(), newer);
        found.resize(std::min(found.size(), RecentCalls::kListed - answer.calls.size()));
        answer.calls.insert(answer.calls.end(), found.begin(), found.end());
    }
    std::stable_sort(answer.calls.begin(), answer.calls.end(), newer);
    return answer;
}

std::vector<contract::FailedCall> Monitor::callsOf(const std::string& traceBeginning) const
{
    if (!m_started)
        return {};
    const Instant now = instantOf(std::chrono::system_clock::now);
    auto calls = named(m_calls.ofTrace(traceBeginning, now));
    const auto theirs = m_running->peers.failures().ofTrace(traceBeginning, now);
    calls.insert(calls.end(), theirs.begin(), theirs.end());
    std::stable_sort(calls.begin(), calls.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    if (calls.size() > RecentCalls::kListed)
        calls.erase(calls.begin(), calls.end() - static_cast<std::ptrdiff_t>(RecentCalls::kListed));
    return calls;
}

} // namespace cf::bank
