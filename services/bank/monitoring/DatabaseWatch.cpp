#include "services/bank/monitoring/DatabaseWatch.h"

#include "services/bank/api/Clock.h"
#include "services/bank/api/DatabaseProblem.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kPeriod = 1s;
constexpr auto kWatchDeadline = 1s;
constexpr auto kConnecting = 2s;
//! A healthy replica has replayed a heartbeat by then; read at this interval its age is small and steady.
constexpr auto kReplayTime = 50ms;
constexpr std::uint64_t kWalEvery = 5; // heartbeats

constexpr const char* kSlots =
    "SELECT slot_name, active, coalesce(wal_status, 'lost') AS status,"
    " (pg_current_wal_lsn() - restart_lsn)::bigint AS kept FROM pg_replication_slots ORDER BY slot_name";
constexpr const char* kKeeping =
    "SELECT (SELECT setting::bigint FROM pg_settings WHERE name = 'max_slot_wal_keep_size') AS most,"
    " current_setting('archive_mode') <> 'off' AS archives, archived_count, failed_count,"
    " last_archived_time, last_failed_time,"
    " ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::bigint AS timeline"
    " FROM pg_stat_archiver";

// A starting or recovering server says so in words only.
bool saysStarting(std::string_view text)
{
    return text.find("the database system is starting up") != std::string_view::npos ||
           text.find("the database system is not yet accepting connections") != std::string_view::npos;
}

} // namespace

DatabaseWatch::DatabaseWatch(WatchedDatabase database, std::string instance, db::Watchdog& watchdog, Work work,
                             Trouble trouble)
    : m_database(std::move(database))
    , m_instance(std::move(instance))
    , m_watchdog(watchdog)
    , m_work(std::move(work))
    , m_trouble(std::move(trouble))
    , m_view(m_database.replica.has_value(), SteadyClock::now())
    , m_primaryThread([this] { watchPrimary(); })
{
    if (m_database.replica)
        m_replicaThread = std::thread([this] { watchReplica(); });
}

DatabaseWatch::~DatabaseWatch()
{
    stop();
}

void DatabaseWatch::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    if (m_primaryThread.joinable())
        m_primaryThread.join();
    if (m_replicaThread.joinable())
        m_replicaThread.join();
}

contract::PrimaryStatus DatabaseWatch::primary() const
{
    const std::lock_guard lock(m_mutex);
    return m_view.primary(SteadyClock::now(), instantOf(std::chrono::system_clock::now));
}

std::vector<ReplicaReport> DatabaseWatch::replicas() const
{
    const std::lock_guard lock(m_mutex);
    return m_view.replicas(SteadyClock::now(), instantOf(std::chrono::system_clock::now));
}

std::vector<contract::DatabaseServer> DatabaseWatch::databases() const
{
    const Instant wall = instantOf(std::chrono::system_clock::now);
    if (m_database.servers) {
        const auto reports = m_database.servers->reports();
        const std::lock_guard lock(m_mutex);
        return databasesOf(reports, m_senders, wall);
    }
    const std::lock_guard lock(m_mutex);
    return databasesOf(m_view.primary(SteadyClock::now(), wall), m_timeline, m_view.replicas(SteadyClock::now(), wall));
}

std::optional<contract::WalKeeping> DatabaseWatch::wal() const
{
    const std::lock_guard lock(m_mutex);
    return m_wal;
}

bool DatabaseWatch::sleep(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_changed.wait_for(lock, time, [&] { return m_ending; });
}

void DatabaseWatch::watchPrimary()
{
    do {
        attempt([this] { beat(); });
        if (!m_primary.connection || m_primary.connection->broken())
            continue;
        if (m_database.monitor)
            attempt([this] { readSenders(); });
        if (m_database.monitor && m_beats % kWalEvery == 1)
            attempt([this] { readWal(); });
        attempt([this] { m_work(*m_primary.connection); });
    } while (sleep(kPeriod));
}

void DatabaseWatch::attempt(const std::function<void()>& step)
{
    try {
        step();
    } catch (const std::exception& error) { // whatever it is, the watch continues
        if (!m_primary.connection || m_primary.connection->broken()) {
            const std::lock_guard lock(m_mutex);
            m_view.primaryLost(saysStarting(error.what()), SteadyClock::now());
            m_senders.clear();
            m_wal.reset();
        }
        // Once a minute, not once a second.
        const std::string said = firstLine(error.what());
        if (said == m_said && SteadyClock::now() < m_saidAt + 1min)
            return;
        m_said = said;
        m_saidAt = SteadyClock::now();
        m_trouble(said);
    }
}

db::Connection& DatabaseWatch::connected(Connected& kept, const db::Endpoint& database)
{
    const std::uint64_t generation = database.generation();
    if (!kept.connection || kept.connection->broken() || kept.generation != generation) {
        kept.connection.reset();
        kept.connection = std::make_unique<db::Connection>(database.conninfo(), m_watchdog, kConnecting);
        kept.generation = generation;
    }
    return *kept.connection;
}

void DatabaseWatch::beat()
{
    auto& connection = connected(m_primary, m_database.primary);
    const auto rows = connection.transaction(kWatchDeadline, [&](db::Transaction& transaction) {
        // A missing standby must not block the heartbeat that reveals it.
        transaction.query("SET LOCAL synchronous_commit TO local");
        return transaction.query("INSERT INTO bank.heartbeat (instance, at) VALUES ($1, clock_timestamp())"
                                 " ON CONFLICT (instance) DO UPDATE SET at = excluded.at"
                                 " RETURNING at, pg_current_wal_insert_lsn() AS position",
                                 m_instance);
    });
    {
        const std::lock_guard lock(m_mutex);
        m_view.beat(rows[0].get<Instant>("at"), rows[0].get<std::string>("position"), SteadyClock::now());
        ++m_beats;
    }
    m_changed.notify_all();
}

void DatabaseWatch::readSenders()
{
    auto& connection = connected(m_monitor, *m_database.monitor);
    const auto rows = connection.transaction(kWatchDeadline, [](db::Transaction& transaction) {
        return transaction.query(
            "SELECT application_name, state, coalesce(sync_state IN ('sync', 'quorum'), false) AS synchronous, "
            "replay_lsn,"
            " backend_start, (extract(epoch FROM replay_lag) * 1000)::bigint AS lag, (extract(epoch FROM "
            "clock_timestamp() - reply_time) * 1000)::bigint AS silence"
            " FROM pg_stat_replication WHERE state IS NOT NULL");
    });
    std::vector<WalSender> senders;
    bool copying = false;
    for (const auto& row : rows) {
        const std::string state = row.get<std::string>("state");
        const std::string name = row.getOr<std::string>("application_name", "");
        const bool copy = state == "backup";
        copying = copying || copy;
        // pg_basebackup's second connection streams the WAL that its copy needs.
        if (copy || name == "pg_basebackup")
            continue;
        senders.push_back({name,
                           state == "streaming",
                           std::chrono::milliseconds(row.getOr<std::int64_t>("silence", 0)),
                           row.get<bool>("synchronous"),
                           row.getOr<std::string>("replay_lsn", ""),
                           row.getOr<std::string>("backend_start", ""),
                           {}});
        if (const auto lag = row.get<std::optional<std::int64_t>>("lag"))
            senders.back().lag = std::chrono::milliseconds(*lag);
    }
    const std::lock_guard lock(m_mutex);
    m_view.senders(senders, copying, SteadyClock::now());
    m_senders = std::move(senders);
}

void DatabaseWatch::readWal()
{
    contract::WalKeeping keeping;
    std::int64_t timeline = 0;
    connected(m_monitor, *m_database.monitor).transaction(kWatchDeadline, [&](db::Transaction& transaction) {
        for (const auto& row : transaction.query(kSlots))
            keeping.slots.push_back({row.get<std::string>("slot_name"), row.get<bool>("active"),
                                     row.get<std::optional<std::int64_t>>("kept"), row.get<std::string>("status")});
        const auto row = transaction.query(kKeeping)[0];
        timeline = row.get<std::int64_t>("timeline");
        if (const auto megabytes = row.get<std::int64_t>("most"); megabytes >= 0)
            keeping.mostBytes = megabytes << 20U;
        if (row.get<bool>("archives"))
            keeping.archive =
                contract::WalArchive{row.get<std::int64_t>("archived_count"), row.get<std::int64_t>("failed_count"),
                                     row.get<std::optional<Instant>>("last_archived_time"),
                                     row.get<std::optional<Instant>>("last_failed_time")};
    });
    const std::lock_guard lock(m_mutex);
    m_wal = std::move(keeping);
    m_timeline = timeline;
}

void DatabaseWatch::watchReplica()
{
    std::uint64_t seen = 0;
    do {
        try {
            probeReplica();
        } catch (const std::exception&) {
            const std::lock_guard lock(m_mutex);
            m_view.replicaLost(SteadyClock::now());
        }
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, kPeriod, [&] { return m_ending || m_beats != seen; });
        seen = m_beats;
    } while (sleep(kReplayTime));
}

void DatabaseWatch::probeReplica()
{
    auto& connection = connected(m_replica, *m_database.replica);
    const auto rows = connection.transaction(kWatchDeadline, [](db::Transaction& transaction) {
        return transaction.query("SELECT (SELECT max(at) FROM bank.heartbeat) AS heartbeat,"
                                 " pg_last_wal_replay_lsn() AS position, current_setting('cluster_name') AS name,"
                                 " pg_postmaster_start_time() AS server");
    });
    const auto& row = rows[0];
    ReplicaProbe probe;
    // Without a name of its own a replica connects to its primary as "walreceiver".
    probe.name = row.get<std::string>("name");
    if (probe.name.empty())
        probe.name = "walreceiver";
    probe.heartbeat = row.get<std::optional<Instant>>("heartbeat");
    probe.replayPosition = row.getOr<std::string>("position", "");
    probe.server = row.get<std::string>("server");
    const std::lock_guard lock(m_mutex);
    m_view.replicaSeen(probe, SteadyClock::now());
}

} // namespace cf::bank
