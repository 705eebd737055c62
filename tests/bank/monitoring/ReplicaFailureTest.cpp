// The panel while what it watches dies: a real primary and a real replica, killed, frozen, delayed and stopped.
#include "services/contract/Operations.h"
#include "tests/bank/monitoring/WatchedBank.h"

#include <csignal>
#include <thread>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;
using namespace std::chrono_literals;

namespace {

using Steady = std::chrono::steady_clock;

bool primaryIs(const SystemStatus& status, ServerState state)
{
    return status.primary.state == state;
}

} // namespace

TEST_F(WatchedBank, aHealthyReplicaIsShownWithAllThatIsKnownOfIt)
{
    ASSERT_TRUE(showsReplica(ReplicaState::Streaming, 30s));
    EXPECT_TRUE(
        shows([](const auto& status) { return status.replicas.at(0).lagMilliseconds.value_or(2'500) < 2'500; }, 30s));
    const auto seen = replica();
    EXPECT_EQ(seen.name, "counterfoil_replica");
    EXPECT_FALSE(seen.synchronous);
    ASSERT_TRUE(seen.lagBytes);
    EXPECT_LT(*seen.lagBytes, 1'000'000);
    EXPECT_TRUE(seen.replayPosition);
    EXPECT_TRUE(seen.lastSeen);
    const auto whole = status();
    EXPECT_EQ(whole.primary.state, ServerState::Up);
    EXPECT_TRUE(whole.primary.walPosition);
    EXPECT_EQ(whole.answeredBy, "first");
    EXPECT_EQ(whole.instances.size(), 1U);
}

TEST_F(WatchedBank, aReplicaThatIsKilledIsShownDownWithinFiveSecondsAndComesBackByItself)
{
    ASSERT_TRUE(showsReplica(ReplicaState::Streaming, 30s));
    const pid_t before = m_cluster->replicaPid();
    ASSERT_GT(before, 0);
    const auto killed = Steady::now();
    ::kill(before, SIGKILL);
    ASSERT_TRUE(showsReplica(ReplicaState::Down, 5s));
    std::cout << "down after " << std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - killed).count()
              << " ms\n";
    EXPECT_EQ(status().primary.state, ServerState::Up);
    ASSERT_TRUE(showsReplica(ReplicaState::Streaming, 30s));
    std::cout << "streaming after "
              << std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - killed).count() << " ms\n";
    EXPECT_NE(m_cluster->replicaPid(), before);
}

TEST_F(WatchedBank, aFrozenReplicaIsShownDownWithAGrowingLagAndComesBack)
{
    ASSERT_TRUE(showsReplica(ReplicaState::Streaming, 30s));
    {
        const Frozen frozen(m_cluster->replicaPid(), m_cluster->replicaConnectionString("bank_superuser"));
        ASSERT_TRUE(showsReplica(ReplicaState::Down, 8s));
        EXPECT_TRUE(shows([](const auto& seen) { return seen.replicas[0].lagMilliseconds.value_or(0) > 6'000; }, 10s));
        EXPECT_EQ(status().primary.state, ServerState::Up) << "the frozen one blocks nobody";
    }
    EXPECT_TRUE(showsReplica(ReplicaState::Streaming, 30s));
    EXPECT_TRUE(shows([](const auto& seen) { return seen.replicas[0].lagMilliseconds.value_or(0) < 2'500; }, 10s));
}

TEST_F(WatchedBank, aReplicaThatReceivesButDoesNotReplayLagsInTime)
{
    ASSERT_TRUE(showsReplica(ReplicaState::Streaming, 30s));
    run(m_cluster->replicaConnectionString("bank_superuser"), "SELECT pg_wal_replay_pause()");
    EXPECT_TRUE(shows([](const auto& seen) { return seen.replicas[0].lagMilliseconds.value_or(0) > 4'000; }, 15s));
    EXPECT_EQ(replica().state, ReplicaState::Streaming) << "the link itself works";
    run(m_cluster->replicaConnectionString("bank_superuser"), "SELECT pg_wal_replay_resume()");
    EXPECT_TRUE(shows([](const auto& seen) { return seen.replicas[0].lagMilliseconds.value_or(0) < 2'500; }, 10s));
}

TEST_F(WatchedBank, aFrozenPrimaryIsShownDownAndThePanelGoesOn)
{
    ASSERT_TRUE(showsReplica(ReplicaState::Streaming, 30s));
    {
        const Frozen frozen(m_cluster->primaryPid(), m_cluster->connectionString("bank_superuser"));
        ASSERT_TRUE(shows([](const auto& seen) { return primaryIs(seen, ServerState::Down); }, 15s));
        auto fastest = Steady::duration::max(); // of five: the machine may be busy
        for (int i = 0; i < 5; ++i) {
            const auto asked = Steady::now();
            EXPECT_TRUE(primaryIs(status(), ServerState::Down));
            EXPECT_TRUE(m_client->call<ListSamples>({}).ok());
            EXPECT_TRUE(m_client->call<GetTrace>({"0af7651916cd43dd8448eb211c80319c"}).ok())
                << "the session is read from the replica";
            fastest = std::min(fastest, Steady::now() - asked);
        }
        EXPECT_LT(fastest, 1s);
    }
    EXPECT_TRUE(shows([](const auto& seen) { return primaryIs(seen, ServerState::Up); }, 15s));
}

TEST_F(WatchedBank, withoutAnyDatabaseThePanelIsAnsweredFromMemory)
{
    ASSERT_TRUE(showsReplica(ReplicaState::Streaming, 30s));
    m_cluster->stop();
    ASSERT_TRUE(shows([](const auto& seen) { return primaryIs(seen, ServerState::Down); }, 15s));
    const auto seen = status();
    EXPECT_EQ(seen.replicas.at(0).state, ReplicaState::Down);
    EXPECT_TRUE(seen.primary.lastSeen);
    EXPECT_FALSE(seen.operations.empty());
    EXPECT_TRUE(m_client->call<ListSamples>({}).ok());
    EXPECT_TRUE(m_client->call<ListFailedCalls>({}).ok());
    // The control: calls other than polling need authentication.
    EXPECT_EQ(m_client->call<GetSession>({}).status, 503);
    ApiClient stranger(m_bank->port(), m_folder.path() / "tls" / "ca.pem");
    stranger.useToken(m_client->token());
    EXPECT_EQ(stranger.call<GetSystemStatus>({}).status, 503) << "the token on another device";
}

TEST_F(WatchedBank, twoInstancesSeeEachOtherAndNameTheOneThatIsMissing)
{
    platform::Settings settings = m_settings;
    settings.instance = "second";
    settings.spool = m_folder.path() / "second-spool";
    auto second = std::make_unique<app::RunningBank>(settings, *m_log);
    ApiClient atSecond(second->port(), m_folder.path() / "tls" / "ca.pem", m_client->certificate());
    atSecond.useToken(m_client->token());
    const auto both = [](const SystemStatus& seen) { return seen.instances.size() == 2; };
    ASSERT_TRUE(shows(both, 15s));
    EXPECT_EQ(status().answeredBy, "first");
    EXPECT_EQ(status().instances[1].name, "second");
    EXPECT_TRUE(status().missingInstances.empty());
    const auto other = atSecond.call<GetSystemStatus>({});
    ASSERT_TRUE(other.ok());
    EXPECT_EQ(other.value().answeredBy, "second");

    // A failure there is found here, by its trace.
    const auto failed = atSecond.call<GetTrace>({"not a trace"});
    EXPECT_EQ(failed.status, 400);
    const auto found = [&] {
        const auto calls = m_client->call<ListFailedCalls>({"GetTrace", {}});
        return calls.ok() && !calls.value().calls.empty() && calls.value().calls[0].instance == "second";
    };
    EXPECT_TRUE(shows([&](const auto&) { return found(); }, 10s));
    const auto samples = m_client->call<ListSamples>({});
    ASSERT_TRUE(samples.ok());
    ASSERT_EQ(samples.value().instances.size(), 2U);
    EXPECT_EQ(samples.value().instances[1].instance, "second");
    EXPECT_FALSE(samples.value().instances[1].samples.empty());

    second.reset();
    ASSERT_TRUE(shows(
        [](const SystemStatus& seen) {
            return seen.instances.size() == 1 && seen.missingInstances == std::vector<std::string>{"second"};
        },
        20s));
}
