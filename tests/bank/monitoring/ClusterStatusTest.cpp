// The parts of the bank over TLS, while databases and what the bank uses go away and return.
#include "services/bank/monitoring/ClusterRecords.h"
#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/postgres/Conninfo.h"
#include "services/contract/Cluster.h"
#include "tests/bank/monitoring/WatchedBank.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"
#include "tests/support/TemporaryRedis.h"
#include "tests/support/TemporaryS3.h"

#include <algorithm>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;
using namespace std::chrono_literals;

namespace {

ClusterStatus clusterOf(ApiClient& client)
{
    const auto reply = client.call<GetClusterStatus>({});
    return reply.ok() ? reply.value() : ClusterStatus();
}

//! Of the process that answers.
DependencyStatus dependencyOf(ApiClient& client, const std::string& name)
{
    for (const ProcessStatus& process : clusterOf(client).processes)
        for (const DependencyStatus& each : process.dependencies)
            if (each.name == name)
                return each;
    return {};
}

bool becomes(ApiClient& client, const std::string& name, DependencyState state)
{
    return eventually([&] { return dependencyOf(client, name).state == state; }, 30s);
}

//! One string that names the servers of both.
std::string bothOf(const std::string& first, const std::string& second)
{
    const auto partsOf = [](const std::string& conninfo) {
        const std::string server = db::Conninfo::of(conninfo).server();
        const auto colon = server.rfind(':');
        return std::pair(server.substr(0, colon), server.substr(colon + 1));
    };
    const auto [firstHost, firstPort] = partsOf(first);
    const auto [secondHost, secondPort] = partsOf(second);
    return db::Conninfo::of(first)
        .with("host", firstHost + "," + secondHost)
        .with("port", firstPort + "," + secondPort)
        .text();
}

} // namespace

TEST_F(WatchedBank, itsPartsAreSeenOnOneMachineToo)
{
    ASSERT_TRUE(showsReplica(ReplicaState::Streaming, 30s));
    ASSERT_TRUE(eventually([&] { return clusterOf(*m_client).wal.has_value(); }, 20s));
    const auto seen = clusterOf(*m_client);
    EXPECT_EQ(seen.answeredBy, "first");
    ASSERT_EQ(seen.databases.size(), 2U);
    EXPECT_EQ(seen.databases[0].role, DatabaseRole::Primary);
    EXPECT_EQ(seen.databases[0].timeline, 1);
    EXPECT_EQ(seen.databases[1].role, DatabaseRole::Standby);
    EXPECT_EQ(seen.databases[1].state, DatabaseState::Running);
    EXPECT_TRUE(seen.databases[1].lagMilliseconds);
    ASSERT_EQ(seen.processes.size(), 1U);
    EXPECT_EQ(seen.processes[0].state, ProcessState::Ready);
    EXPECT_EQ(dependencyOf(*m_client, "cache").state, DependencyState::Unused);
    EXPECT_EQ(dependencyOf(*m_client, "mail").state, DependencyState::Unused);
    EXPECT_EQ(dependencyOf(*m_client, "events").state, DependencyState::Working);
    EXPECT_FALSE(dependencyOf(*m_client, "events").where) << "the database's own queue";
    EXPECT_EQ(dependencyOf(*m_client, "objects").state, DependencyState::Working);
    EXPECT_TRUE(seen.failovers.empty());
    EXPECT_TRUE(seen.proxies.empty());

    m_cluster->stop();
    EXPECT_TRUE(eventually(
        [&] {
            const auto without = clusterOf(*m_client);
            return without.databases.size() == 2 && !without.wal &&
                   std::ranges::all_of(without.databases,
                                       [](const auto& each) { return each.state == DatabaseState::Away; });
        },
        20s));
}

TEST_F(WatchedBank, whoTookOverFromTheFrozenPrimaryIsRemembered)
{
    ASSERT_TRUE(showsReplica(ReplicaState::Streaming, 30s));
    platform::Settings settings = m_settings;
    settings.instance = "second";
    settings.spool = m_folder.path() / "second-spool";
    settings.appDatabase = bothOf(m_settings.appDatabase, m_settings.replicaDatabase);
    settings.monitorDatabase = bothOf(m_settings.monitorDatabase, m_cluster->replicaConnectionString("bank_monitor"));
    settings.replicaDatabase.clear();
    settings.standbyRequired = false; // its replica follows asynchronously
    m_bank.reset();
    m_bank = std::make_unique<app::RunningBank>(settings, *m_log);
    ApiClient client(m_bank->port(), m_folder.path() / "tls" / "ca.pem", m_client->certificate());
    client.useToken(m_client->token());
    const std::string former = db::Conninfo::of(m_settings.appDatabase).server();
    const std::string later = db::Conninfo::of(m_settings.replicaDatabase).server();
    ASSERT_TRUE(eventually(
        [&] {
            const auto seen = clusterOf(client).databases;
            return seen.size() == 2 && seen[0].role == DatabaseRole::Primary && seen[0].name == former &&
                   seen[1].role == DatabaseRole::Standby && seen[1].state == DatabaseState::Running;
        },
        20s));
    {
        const Frozen frozen(m_cluster->primaryPid(), m_cluster->connectionString("bank_superuser"));
        ASSERT_TRUE(eventually([&] { return clusterOf(client).databases.at(0).state == DatabaseState::Away; }, 20s));
        run(m_cluster->replicaConnectionString("bank_superuser"), "SELECT pg_promote()");
        ASSERT_TRUE(eventually([&] { return !clusterOf(client).failovers.empty(); }, 30s));
        const auto failover = clusterOf(client).failovers.at(0);
        EXPECT_EQ(failover.from, former);
        EXPECT_EQ(failover.to, later);
        EXPECT_EQ(failover.timeline, 2);
        EXPECT_EQ(failover.cause, FailoverCause::Silent);
        EXPECT_GT(failover.withoutPrimaryMilliseconds, 1'000);
        EXPECT_EQ(failover.unknownOrders, 0);
        // What is not logged begins anew there, and can be written.
        run(m_cluster->replicaConnectionString("bank_superuser"),
            "INSERT INTO bank.cache_change (tags) VALUES ('{*}')");
    }
    EXPECT_TRUE(eventually(
        [&] {
            const auto seen = clusterOf(client).databases;
            return seen.at(0).state == DatabaseState::Replaced && seen.at(1).role == DatabaseRole::Primary;
        },
        20s));
}

TEST(ClusterStatus, aRedisThatGoesAwayAndReturnsIsSeen)
{
    TemporaryRedis redis;
    ServedBank bank(migratedDatabase(), {}, [&](platform::Settings& settings) { settings.redis = redis.config(); });
    ApiClient client = bank.client();
    bank.signIn(client, Role::Administrator, bank.mainBranch());
    ASSERT_TRUE(becomes(client, "cache", DependencyState::Working));
    EXPECT_TRUE(dependencyOf(client, "cache").where);
    redis.kill();
    ASSERT_TRUE(becomes(client, "cache", DependencyState::Troubled));
    EXPECT_TRUE(dependencyOf(client, "cache").trouble);
    EXPECT_TRUE(dependencyOf(client, "cache").since);
    redis.start();
    ASSERT_TRUE(becomes(client, "cache", DependencyState::Working));
    EXPECT_EQ(dependencyOf(client, "cache").outages, 1);
}

TEST(ClusterStatus, anObjectStoreThatNobodyUsesIsSeenToGoAwayAndReturn)
{
    if (const std::string missing = TemporaryS3::missing(); !missing.empty())
        GTEST_SKIP() << missing;
    TemporaryS3 store;
    ServedBank bank(migratedDatabase(), {}, [&](platform::Settings& settings) {
        settings.objectStore = store.config();
        settings.objectStore.patience = 500ms;
    });
    ApiClient client = bank.client();
    bank.signIn(client, Role::Administrator, bank.mainBranch());
    ASSERT_TRUE(becomes(client, "objects", DependencyState::Working));
    store.kill();
    ASSERT_TRUE(becomes(client, "objects", DependencyState::Troubled));
    store.start();
    ASSERT_TRUE(becomes(client, "objects", DependencyState::Working));
}

TEST(ClusterStatus, whereAllThatIsOutsideIsAwayTheBankServesAndSaysSo)
{
    const TestFolder folder;
    const std::string nobody = "https://127.0.0.1:1";
    ServedBank bank(migratedDatabase(), {}, [&](platform::Settings& settings) {
        settings.redis.sentinels = {{"127.0.0.1", 1}};
        settings.kafka.brokers = {"127.0.0.1:1"};
        settings.mail.server = "smtps://127.0.0.1:1"; // somebody must want the events
        settings.objectStore.endpoint = nobody;
        settings.objectStore.bucket = "objects";
        settings.otherObjectStore = settings.objectStore;
        settings.proxies = {{nobody + "/", nobody}, "bank", "password", {}};
    });
    ApiClient client = bank.client();
    bank.signIn(client, Role::Administrator, bank.mainBranch());
    for (const char* name : {"cache", "events", "objects", "otherObjects"})
        EXPECT_TRUE(becomes(client, name, DependencyState::Troubled)) << name;
    EXPECT_EQ(dependencyOf(client, "events").where, "127.0.0.1:1");
    ASSERT_TRUE(eventually([&] {
        const auto seen = clusterOf(client).proxies;
        return seen.size() == 2 && seen[0].trouble && seen[0].trouble != "It has not been asked yet.";
    }));
    EXPECT_EQ(clusterOf(client).proxies[0].name, "127.0.0.1:1");
    EXPECT_TRUE(eventually([&] { return clusterOf(client).copies.has_value(); }, 20s));
}

TEST(ClusterStatus, failoversAreKeptAsTheFirstServerSawThemAndCountsOnlyRise)
{
    ServedBank bank;
    ApiClient client = bank.client();
    bank.signIn(client, Role::Administrator, bank.mainBranch());
    db::Watchdog watchdog;
    db::Connection connection(bank.settings().appDatabase, watchdog);
    Failover failover{std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()),
                      "n1:5432",
                      "n2:5432",
                      2,
                      FailoverCause::Died,
                      3'000,
                      4};
    const auto store = [&] {
        connection.transaction(5s, [&](db::Transaction& transaction) { bank::storeFailover(transaction, failover); });
    };
    store();
    failover.cause = FailoverCause::Silent;
    failover.unknownOrders = 3;
    failover.withoutPrimaryMilliseconds = 3'100;
    store();
    bank.stopServing();
    bank.startServing();
    ApiClient again(bank.port(), bank.caCertificate(), client.certificate());
    again.useToken(client.token());
    ASSERT_TRUE(eventually([&] { return clusterOf(again).failovers.size() == 1; }));
    const Failover kept = clusterOf(again).failovers[0];
    EXPECT_EQ(kept.cause, FailoverCause::Died);
    EXPECT_EQ(kept.unknownOrders, 4);
    EXPECT_EQ(kept.withoutPrimaryMilliseconds, 3'100);
    EXPECT_EQ(kept.to, "n2:5432");
}

TEST(ClusterStatus, monthlyStatementsThatCouldNotBeMadeAreCountedWithTheirReason)
{
    ServedBank bank;
    ApiClient client = bank.client();
    bank.signIn(client, Role::Administrator, bank.mainBranch());
    const auto account = bank.openAccount(bank.mainBranch(), 0);
    for (const char* month : {"2026-01-01", "2026-02-01"})
        bank.query("INSERT INTO bank.statement (id, account_id, month, due_at) VALUES ($1, $2, $3::date, 'infinity')",
                   Uuid::v7().toString(), account.id.uuid().toString(), month);
    EXPECT_TRUE(clusterOf(client).statementFaults.empty());
    bank.query("UPDATE bank.statement SET failures = 1, fault = 'The month has too many entries.'");
    ASSERT_TRUE(eventually([&] { return !clusterOf(client).statementFaults.empty(); }, 30s));
    const StatementFault fault = clusterOf(client).statementFaults[0];
    EXPECT_EQ(fault.reason, "The month has too many entries.");
    EXPECT_EQ(fault.statements, 2);
}
