#include "services/bank/platform/postgres/ServerWatch.h"

#include "services/bank/platform/postgres/Connection.h"

#include <algorithm>

namespace cf::db {
namespace {

using namespace std::chrono_literals;

constexpr auto kPeriod = 500ms;
constexpr auto kWatchDeadline = 1s;
constexpr auto kFirstRound = 2s;
constexpr int kMissedBeforeAway = 2; // a busy primary is not away

// $1: whether a standby is optional. A replica's timeline is that of the server it follows; of its last restart point
// while it follows none.
constexpr const char* kAsk =
    "SELECT pg_is_in_recovery() AS recovering,"
    " ($1::boolean AND current_setting('synchronous_standby_names') = '') OR EXISTS (SELECT FROM pg_stat_replication"
    " WHERE state = 'streaming' AND sync_state IN ('sync', 'quorum')) AS confirmed,"
    " CASE WHEN pg_is_in_recovery()"
    " THEN coalesce((SELECT received_tli FROM pg_stat_wal_receiver), (SELECT timeline_id FROM pg_control_checkpoint()))"
    " ELSE ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::bigint END AS timeline,"
    " coalesce((CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_insert_lsn() END"
    " - '0/0'::pg_lsn)::bigint, 0) AS bytes,"
    " (SELECT coalesce(substring(conninfo FROM '(?:^| )application_name=(\\S+)'),"
    " substring(conninfo FROM 'fallback_application_name=(\\S+)')) FROM pg_stat_wal_receiver) AS called_by";

//! It was told to stop: what a session is told then, and who wants to begin one.
bool saysStopped(const std::string& trouble)
{
    return trouble.find("administrator command") != std::string::npos ||
           trouble.find("shutting down") != std::string::npos;
}

//! Others than a host that answers that nobody is there.
bool saysNobodyAnswered(const std::string& trouble)
{
    return trouble.find("timeout") != std::string::npos || trouble.find("No route to host") != std::string::npos ||
           trouble.find("unreachable") != std::string::npos;
}

//! Why it is away, by what was said before and by the last attempt.
Loss lossOf(const ServerReport& report, Loss before, std::chrono::nanoseconds took)
{
    if (before == Loss::SteppedDown || saysStopped(report.trouble))
        return Loss::SteppedDown;
    return took >= kWatchDeadline || saysNobodyAnswered(report.trouble) ? Loss::Silent : Loss::Died;
}

//! Why one that answers takes no orders.
Loss lossOf(ServerRole role)
{
    return role == ServerRole::Unconfirmed ? Loss::Unconfirmed : Loss::SteppedDown;
}

ServerReport reportOf(const Row& row)
{
    ServerReport report;
    const bool recovering = row.get<bool>("recovering");
    report.role = recovering                   ? ServerRole::Replica
                  : row.get<bool>("confirmed") ? ServerRole::Primary
                                               : ServerRole::Unconfirmed;
    report.position = {row.get<std::uint32_t>("timeline"), row.get<std::uint64_t>("bytes")};
    report.calledBy = row.getOr<std::string>("called_by", "");
    report.seen = std::chrono::system_clock::now();
    return report;
}

} // namespace

ServerWatch::ServerWatch(std::vector<Conninfo> servers, Watchdog& watchdog, Standby standby, Moved moved)
    : m_watchdog(watchdog)
    , m_standby(standby)
    , m_moved(std::move(moved))
{
    for (Conninfo& conninfo : servers) {
        m_servers.push_back(std::make_unique<Server>());
        m_servers.back()->report.name = conninfo.server();
        m_servers.back()->conninfo = std::move(conninfo);
    }
    for (const auto& server : m_servers)
        server->thread = std::thread([this, &server = *server] { watch(server); });
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, kFirstRound, [&] {
        return std::all_of(m_servers.begin(), m_servers.end(), [](const auto& server) { return server->asked; });
    });
}

ServerWatch::~ServerWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    for (const auto& server : m_servers)
        server->thread.join();
}

std::optional<Conninfo> ServerWatch::primary() const
{
    const std::lock_guard lock(m_mutex);
    return m_primary ? std::optional(m_servers[*m_primary]->conninfo) : std::nullopt;
}

std::optional<Conninfo> ServerWatch::replica() const
{
    const std::lock_guard lock(m_mutex);
    const Server* best = nullptr;
    for (const auto& server : m_servers)
        if (server->report.role == ServerRole::Replica && (!best || server->report.position > best->report.position))
            best = server.get();
    return best ? std::optional(best->conninfo) : std::nullopt;
}

std::uint64_t ServerWatch::generation() const
{
    const std::lock_guard lock(m_mutex);
    return m_generation;
}

std::vector<ServerReport> ServerWatch::reports() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<ServerReport> reports;
    for (const auto& server : m_servers)
        reports.push_back(server->report);
    return reports;
}

std::optional<Succession> ServerWatch::lastSuccession() const
{
    const std::lock_guard lock(m_mutex);
    return m_succession;
}

void ServerWatch::askNow()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_round;
    }
    m_changed.notify_all();
}

void ServerWatch::watch(Server& server)
{
    std::unique_ptr<Connection> connection;
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        const std::uint64_t round = m_round;
        lock.unlock();
        ServerReport report;
        const auto begun = std::chrono::steady_clock::now();
        try {
            if (!connection || connection->broken())
                connection = std::make_unique<Connection>(server.conninfo.text(), m_watchdog, kWatchDeadline);
            report = connection->transaction(kWatchDeadline, [this](Transaction& transaction) {
                return reportOf(transaction.query(kAsk, m_standby == Standby::Optional)[0]);
            });
        } catch (const std::exception& error) {
            connection.reset();
            report.trouble = error.what();
        }
        lock.lock();
        note(server, std::move(report), std::chrono::steady_clock::now() - begun);
        m_changed.wait_for(lock, kPeriod, [&] { return m_ending || round != m_round; });
    }
}

void ServerWatch::note(Server& server, ServerReport report, std::chrono::nanoseconds took)
{
    const bool answered = report.role != ServerRole::Away;
    server.loss = answered ? lossOf(report.role) : lossOf(report, server.missed > 0 ? server.loss : Loss::Died, took);
    server.missed = answered ? 0 : server.missed + 1;
    server.asked = true;
    if (!answered && server.missed < kMissedBeforeAway)
        return m_changed.notify_all();
    report.name = server.report.name;
    if (!answered)
        report.seen = server.report.seen;
    if (report.calledBy.empty())
        report.calledBy = server.report.calledBy;
    if (report.role == ServerRole::Primary)
        server.tookOrders = report.seen;
    server.report = std::move(report);
    choose();
    m_changed.notify_all();
}

//! Requires the mutex.
void ServerWatch::choose()
{
    std::optional<std::size_t> chosen;
    for (std::size_t place = 0; place < m_servers.size(); ++place) {
        const ServerReport& report = m_servers[place]->report;
        const bool later =
            !chosen || report.position.timeline > m_servers[*chosen]->report.position.timeline ||
            (report.position.timeline == m_servers[*chosen]->report.position.timeline && place == m_primary);
        if (report.role == ServerRole::Primary && later)
            chosen = place;
    }
    const std::uint32_t timeline = chosen ? m_servers[*chosen]->report.position.timeline : m_timeline;
    // Behind one that has taken orders before lies a server that does not know it was replaced.
    if (timeline < m_timeline)
        chosen.reset();
    if (chosen == m_primary && timeline == m_timeline)
        return;
    noteSuccession(chosen, timeline);
    m_primary = chosen;
    if (chosen)
        m_timeline = timeline;
    ++m_generation;
    if (m_moved)
        m_moved(chosen ? std::optional(m_servers[*chosen]->report) : std::nullopt);
}

//! Requires the mutex. Before the chosen one takes over.
void ServerWatch::noteSuccession(const std::optional<std::size_t>& chosen, std::uint32_t timeline)
{
    if (m_primary) {
        const Server& former = *m_servers[*m_primary];
        m_left = m_primary;
        m_leaving = Succession{.from = former.report.name, .loss = former.loss, .lost = former.tookOrders};
    }
    if (!chosen || !m_leaving)
        return;
    const Server& former = *m_servers[*m_left];
    if (chosen != m_left || timeline != m_timeline) {
        m_succession = m_leaving;
        m_succession->to = m_servers[*chosen]->report.name;
        m_succession->timeline = timeline;
        m_succession->found = std::chrono::system_clock::now();
        if (former.report.role == ServerRole::Replica)
            m_succession->loss = Loss::SteppedDown;
    }
    m_leaving.reset();
}

} // namespace cf::db
