#include "tests/bank/monitoring/WatchedBank.h"

#include "services/bank/identity/Sessions.h"
#include "services/bank/platform/crypto/CertificateAuthority.h"
#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/postgres/Migrations.h"
#include "tests/support/Eventually.h"

#include <csignal>
#include <sstream>

namespace cf::test {

using namespace std::chrono_literals;

namespace {

std::string signInAdministrator(const std::string& database, const bank::SignedTokens& tokens,
                                const std::string& device)
{
    db::Watchdog watchdog;
    db::Connection connection(database, watchdog);
    return connection.transaction(5s, [&](db::Transaction& transaction) {
        const bank::StaffRecord staff{StaffId::make(),  "admin",  "Ada Min", Role::Administrator,
                                      BranchId::make(), "active", {},        {}};
        transaction.query("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, 'MAIN', 'Main', 'UTC')",
                          staff.branch.uuid().toString());
        transaction.query("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id, status)"
                          " VALUES ($1, $2, $3, 'administrator', $4, 'active')",
                          staff.id.uuid().toString(), staff.userName, staff.displayName,
                          staff.branch.uuid().toString());
        const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
        return bank::Sessions::open(transaction, tokens, staff, device, now).token;
    });
}

} // namespace

Frozen::Frozen(pid_t postmaster, const std::string& connection)
    : m_pids{postmaster}
{
    auto session = platform::AdminSession::connect(connection, 5s);
    const auto rows = session.value().run("SELECT pid FROM pg_stat_activity", 5s);
    for (const pid_t pid : rows->values<pid_t>())
        m_pids.push_back(pid);
    for (const pid_t pid : m_pids)
        ::kill(pid, SIGSTOP);
}

Frozen::~Frozen()
{
    for (const pid_t pid : m_pids)
        ::kill(pid, SIGCONT);
}

WatchedBank::WatchedBank()
{
    platform::EmbeddedConfig config;
    config.folder = m_folder.path() / "bank";
    config.runAs = serverUser();
    config.durable = false;
    auto started = platform::EmbeddedCluster::start(config, nullptr);
    if (!started)
        throw std::runtime_error(started.error().message);
    m_cluster = std::move(started).value();
    m_settings.ownerDatabase = m_cluster->connectionString("bank_owner");
    m_settings.appDatabase = m_cluster->connectionString("bank_app");
    m_settings.monitorDatabase = m_cluster->connectionString("bank_monitor");
    m_settings.replicaDatabase = m_cluster->replicaConnectionString("bank_app");
    m_settings.instance = "first";
    m_settings.callsPerSecond = 0;
    m_settings.objects = m_folder.path() / "objects";
    m_settings.spool = m_folder.path() / "spool";
    m_settings.masterKey = m_folder.path() / "master.key";
    m_settings.log.file = m_folder.path() / "bankd.log";
    m_settings.http.certificateChain = m_folder.path() / "tls" / "bank.pem";
    m_settings.http.privateKey = m_folder.path() / "tls" / "bank.key";
    const auto authority = platform::CertificateAuthority::openOrCreate(m_folder.path() / "tls");
    platform::saveCertificate(authority.issueServer({"localhost", "127.0.0.1"}), m_settings.http.certificateChain,
                              m_settings.http.privateKey);
    const auto migrated = db::migrate(m_settings.ownerDatabase, db::embeddedMigrations(), [](const db::Migration&) {});
    if (!migrated)
        throw std::runtime_error(migrated.error());
    m_log = std::make_unique<platform::Log>(m_settings.log);
    m_bank = std::make_unique<app::RunningBank>(m_settings, *m_log);
    m_client = std::make_unique<ApiClient>(m_bank->port(), m_folder.path() / "tls" / "ca.pem");
    const bank::SignedTokens tokens(platform::EncryptionKey::read(m_settings.masterKey).value());
    m_client->useToken(signInAdministrator(m_settings.appDatabase, tokens, m_client->device()));
}

WatchedBank::~WatchedBank() = default;

contract::SystemStatus WatchedBank::status()
{
    const auto reply = m_client->call<contract::GetSystemStatus>({});
    EXPECT_TRUE(reply.ok()) << reply.status << reply.body;
    return reply.ok() ? reply.value() : contract::SystemStatus();
}

contract::ReplicaStatus WatchedBank::replica()
{
    const auto seen = status();
    return seen.replicas.empty() ? contract::ReplicaStatus() : seen.replicas[0];
}

bool WatchedBank::shows(const std::function<bool(const contract::SystemStatus&)>& condition,
                        std::chrono::milliseconds timeout)
{
    return eventually(
        [&] {
            const auto reply = m_client->call<contract::GetSystemStatus>({});
            return reply.ok() && condition(reply.value());
        },
        timeout);
}

bool WatchedBank::showsReplica(contract::ReplicaState state, std::chrono::milliseconds timeout)
{
    return shows(
        [&](const contract::SystemStatus& seen) {
            return seen.replicas.size() == 1 && seen.replicas[0].state == state &&
                   seen.replicas[0].lagMilliseconds.has_value();
        },
        timeout);
}

void WatchedBank::run(const std::string& connection, const std::string& sql)
{
    auto session = platform::AdminSession::connect(connection, 5s);
    ASSERT_TRUE(session) << session.error();
    const auto done = session.value().run(sql, 5s);
    ASSERT_TRUE(done) << done.error();
}

} // namespace cf::test
