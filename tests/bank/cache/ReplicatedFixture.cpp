#include "tests/bank/cache/ReplicatedFixture.h"

#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/postgres/Migrations.h"
#include "services/contract/Customers.h"

#include <csignal>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace cf::test {
namespace {

platform::Settings besideIt(platform::Settings settings, std::size_t server)
{
    settings.http.port = 0;
    settings.spool += "-of-" + std::to_string(server);
    return settings;
}

} // namespace

ReplicatedPostgres& ReplicatedPostgres::instance()
{
    static ReplicatedPostgres only;
    return only;
}

ReplicatedPostgres::ReplicatedPostgres()
{
    platform::EmbeddedConfig config;
    config.folder = m_folder.path() / "bank";
    config.durable = false;
    config.runAs = serverUser();
    auto started = platform::EmbeddedCluster::start(config, nullptr);
    if (!started)
        throw std::runtime_error(started.error().message);
    m_cluster = std::move(started).value();
}

std::string ReplicatedPostgres::ask(const std::string& conninfo, const std::string& sql)
{
    auto session = platform::AdminSession::connect(conninfo, 10s);
    if (!session)
        throw std::runtime_error(session.error());
    const auto rows = session.value().run(sql, 60s);
    if (!rows)
        throw std::runtime_error(rows.error());
    return rows->empty() ? std::string() : rows->value<std::optional<std::string>>().value_or("");
}

TestDatabase ReplicatedPostgres::createDatabase()
{
    const std::string name = "replicated_" + std::to_string(++m_databases);
    const std::string admin = m_cluster->connectionString(platform::kSuperuser, "postgres");
    ask(admin, "CREATE DATABASE " + name + " OWNER bank_owner TEMPLATE " + platform::kBankDatabase);
    ask(admin, "GRANT CONNECT ON DATABASE " + name + " TO bank_app, bank_monitor");
    const auto as = [&](const char* role) { return m_cluster->connectionString(role, name); };
    const auto migrated = db::migrate(as("bank_owner"), db::embeddedMigrations(), [](const db::Migration&) {});
    if (!migrated)
        throw std::runtime_error(migrated.error());
    return {name, as("bank_owner"), as("bank_app"), as("bank_monitor"), as(platform::kSuperuser)};
}

std::string ReplicatedPostgres::replicaOf(const TestDatabase& database) const
{
    return m_cluster->replicaConnectionString("bank_app", database.name);
}

ReplicatedFixture::ReplicatedFixture(std::size_t servers, const platform::RedisConfig& redis)
    : m_database(ReplicatedPostgres::instance().createDatabase())
    , m_replica(ReplicatedPostgres::instance().cluster().replicaConnectionString(platform::kSuperuser, m_database.name))
    , m_first(m_database, ReplicatedPostgres::instance().replicaOf(m_database),
              [&](platform::Settings& settings) { settings.redis = redis; })
    , m_log(logConfig())
{
    for (std::size_t server = 2; server <= servers; ++server)
        m_others.push_back(std::make_unique<app::RunningBank>(besideIt(m_first.settings(), server), m_log));
    awaitReplica();
}

ReplicatedFixture::~ReplicatedFixture()
{
    resumeNotifications();
    releaseReplica();
}

platform::LogConfig ReplicatedFixture::logConfig() const
{
    platform::LogConfig config;
    config.file = m_first.folder().path() / "others.log";
    return config;
}

Teller ReplicatedFixture::teller(bool tokens)
{
    Teller teller;
    teller.servers.push_back(std::make_unique<ApiClient>(m_first.client()));
    teller.caller = m_first.signIn(*teller.servers[0], Role::Teller, m_first.mainBranch());
    for (const auto& other : m_others) {
        teller.servers.push_back(
            std::make_unique<ApiClient>(other->port(), m_first.caCertificate(), teller.servers[0]->certificate()));
        teller.servers.back()->useToken(teller.servers[0]->token());
    }
    const auto shown = std::make_shared<std::string>();
    for (const auto& server : teller.servers)
        if (tokens)
            server->keepConsistency(shown);
    return teller;
}

void ReplicatedFixture::holdReplica()
{
    ReplicatedPostgres::ask(m_replica, "SELECT pg_wal_replay_pause()");
}

void ReplicatedFixture::releaseReplica()
{
    ReplicatedPostgres::ask(m_replica, "SELECT pg_wal_replay_resume()");
}

void ReplicatedFixture::awaitReplica()
{
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    const auto busy = [&] {
        try {
            // One session from each server: all have found it usable.
            return std::stoul(ReplicatedPostgres::ask(
                       m_replica, "SELECT count(DISTINCT pid) FROM pg_stat_activity WHERE usename = 'bank_app'"
                                  " AND datname = current_database()")) >= 1 + m_others.size();
        } catch (const std::runtime_error&) {
            return false; // still being created
        }
    };
    Teller asking = teller();
    while (!busy()) {
        if (std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error("the servers do not use the replica");
        for (const auto& server : asking.servers)
            server->call<contract::SearchCustomers>({"nobody", {}, {}});
        std::this_thread::sleep_for(20ms);
    }
}

void ReplicatedFixture::awaitReplay()
{
    const std::string end = ReplicatedPostgres::ask(m_database.superuser, "SELECT pg_current_wal_insert_lsn()");
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (ReplicatedPostgres::ask(m_replica, "SELECT pg_last_wal_replay_lsn() >= '" + end + "'") != "t") {
        if (std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error("the replica does not follow");
        std::this_thread::sleep_for(20ms);
    }
}

void ReplicatedFixture::pauseNotifications(unsigned choice)
{
    std::istringstream pids(ReplicatedPostgres::ask(
        m_database.superuser, "SELECT string_agg(pid::text, ' ' ORDER BY pid) FROM pg_stat_activity"
                              " WHERE application_name = 'bankd-listener' AND datname = current_database()"));
    const std::vector<pid_t> listeners{std::istream_iterator<pid_t>(pids), {}};
    if (listeners.empty())
        return;
    const std::lock_guard lock(m_stoppedMutex);
    m_stopped.push_back(listeners[choice % listeners.size()]);
    ::kill(m_stopped.back(), SIGSTOP);
}

void ReplicatedFixture::resumeNotifications()
{
    const std::lock_guard lock(m_stoppedMutex);
    for (const pid_t listener : m_stopped)
        ::kill(listener, SIGCONT);
    m_stopped.clear();
}

} // namespace cf::test
