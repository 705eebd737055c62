#include "tests/cluster/Database.h"

#include "services/bank/platform/embedded/AdminSession.h"

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;

constexpr auto kAsking = 2s;

} // namespace

Database::Database()
    : m_password(secret("superuser"))
{
}

db::Conninfo Database::superuserAt(int host) const
{
    return db::Conninfo::of("port=5432 dbname=bank user=postgres sslmode=verify-full")
        .with("host", addressOf(host))
        .with("password", m_password)
        .with("sslrootcert", (kState / "ca.pem").string());
}

std::optional<std::string> Database::answerOf(int host, const std::string& sql) const
{
    auto session = platform::AdminSession::connect(superuserAt(host).text(), kAsking);
    const auto rows = session ? session.value().run(sql, kAsking) : Outcome<db::Rows, std::string>(session.error());
    if (!rows || rows->empty())
        return std::nullopt;
    return rows->value<std::optional<std::string>>().value_or("");
}

db::Rows Database::run(const std::string& sql, std::chrono::milliseconds timeout) const
{
    const auto there = primary();
    if (!there)
        throw std::runtime_error("no PostgreSQL of the cluster takes writes");
    auto session = platform::AdminSession::connect(superuserAt(*there).text(), timeout);
    if (!session)
        throw std::runtime_error("PostgreSQL does not answer the drill: " + session.error());
    auto rows = session.value().run(sql, timeout);
    if (!rows)
        throw std::runtime_error("PostgreSQL refused the drill's statement: " + rows.error());
    return std::move(rows).value();
}

std::optional<int> Database::primary() const
{
    std::optional<int> latest;
    std::string timeline;
    for (const int host : kDatabaseHosts) {
        if (!hasPostmaster(host)) // a host that is cut off would be waited for
            continue;
        const auto here = answerOf(host, "SELECT CASE WHEN NOT pg_is_in_recovery()"
                                         " THEN left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) END");
        if (here && *here > timeline) {
            latest = host;
            timeline = *here;
        }
    }
    return latest;
}

std::optional<int> Database::synchronousStandby() const
{
    const auto there = primary();
    const auto name = there ? answerOf(*there, "SELECT application_name FROM pg_stat_replication"
                                               " WHERE state = 'streaming' AND sync_state IN ('sync', 'quorum')")
                            : std::nullopt;
    if (!name || name->size() < 2)
        return std::nullopt;
    return std::stoi(name->substr(1));
}

bool Database::isWhole() const
{
    const auto there = primary();
    return there && answerOf(*there, "SELECT count(*) = " + std::to_string(std::size(kDatabaseHosts) - 1) +
                                         " AND bool_or(sync_state IN ('sync', 'quorum'))"
                                         " FROM pg_stat_replication WHERE state = 'streaming'") == "t";
}

bool Database::switchLog(int host) const
{
    return hasPostmaster(host) && answerOf(host, "SELECT pg_switch_wal()").has_value();
}

} // namespace cf::cluster
