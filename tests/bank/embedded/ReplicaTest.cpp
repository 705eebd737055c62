// The replica follows, recovers, is rebuilt, and never holds up the bank.
#include "tests/bank/embedded/ClusterFixture.h"

#include <csignal>
#include <fstream>

namespace cf::test {

namespace fs = std::filesystem;

class Replica : public ClusterFixture
{
protected:
    Replica() { m_config.replica = true; }

    //! Commits rows for a while; the slowest commit.
    static constexpr auto kStuck = 20s; //!< A commit that waits for a replica waits forever.

    //! An hour when one is stuck.
    std::chrono::milliseconds slowestCommit(int rows)
    {
        auto session = AdminSession::connect(m_cluster->connectionString("bank_owner"), 5s);
        if (!session)
            return 1h;
        std::chrono::milliseconds slowest = 0ms;
        for (int row = 0; row < rows; ++row) {
            const auto begin = std::chrono::steady_clock::now();
            if (!session.value().run("INSERT INTO note VALUES ('new')", kStuck))
                return 1h;
            slowest = std::max(slowest, std::chrono::duration_cast<std::chrono::milliseconds>(
                                            std::chrono::steady_clock::now() - begin));
        }
        return slowest;
    }

    bool replicaHasEveryRow()
    {
        const std::string count = "SELECT count(*) FROM note";
        return eventually([&] { return askAt(m_cluster->replicaConnectionString("bank_owner"), count) == ask(count); });
    }

    void startWithNotes()
    {
        ASSERT_NO_FATAL_FAILURE(start());
        ASSERT_EQ(ask("CREATE TABLE IF NOT EXISTS note (text text); INSERT INTO note VALUES ('first')"), "");
        ASSERT_TRUE(replicaFollows()) << events();
    }
};

TEST_F(Replica, followsThePrimaryAndRefusesToWrite)
{
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    EXPECT_TRUE(replicaHasEveryRow());
    EXPECT_TRUE(eventually([this] { return m_cluster->replica().lagBytes == 0; }));
    const std::string refused =
        askAt(m_cluster->replicaConnectionString("bank_owner"), "INSERT INTO note VALUES ('x')");
    EXPECT_NE(refused.find("read-only"), std::string::npos) << refused;
}

TEST_F(Replica, whenKilledTheBankGoesOnAndItReturns)
{
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    const pid_t before = m_cluster->replicaPid();
    ASSERT_GT(before, 0);
    ::kill(before, SIGKILL);
    EXPECT_LT(slowestCommit(50), kStuck);
    EXPECT_TRUE(eventually([&] { return m_cluster->replicaPid() > 0 && m_cluster->replicaPid() != before; }))
        << events();
    EXPECT_TRUE(replicaFollows()) << events();
    EXPECT_TRUE(replicaHasEveryRow()) << events();
}

TEST_F(Replica, whenFrozenNoCommitWaitsForItAndItIsSeen)
{
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    // The whole server, as if frozen by a stuck disk.
    const std::string mine = "SELECT string_agg(pid::text, ' ') FROM pg_stat_activity";
    std::istringstream pids(askAt(m_cluster->replicaConnectionString("bank_superuser"), mine));
    std::vector<pid_t> frozen = {m_cluster->replicaPid()};
    for (pid_t pid = 0; pids >> pid;)
        frozen.push_back(pid);
    for (const pid_t pid : frozen)
        ::kill(pid, SIGSTOP);
    EXPECT_LT(slowestCommit(50), kStuck);
    EXPECT_TRUE(eventually([this] { return m_cluster->replica().state == ReplicaState::Down; })) << events();
    for (const pid_t pid : frozen)
        ::kill(pid, SIGCONT);
    EXPECT_TRUE(replicaFollows()) << events();
    EXPECT_TRUE(replicaHasEveryRow()) << events();
}

TEST_F(Replica, isThereAgainAfterARestartWithoutANewCopy)
{
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    m_cluster.reset();
    m_events.clear();
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    EXPECT_EQ(events().find("Copying"), std::string::npos) << events();
}

TEST_F(Replica, survivesTheDeathOfThePrimary)
{
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    const pid_t before = m_cluster->primaryPid();
    ::kill(before, SIGKILL);
    ASSERT_TRUE(eventually([&] { return m_cluster->primaryPid() > 0 && m_cluster->primaryPid() != before; }))
        << events();
    EXPECT_EQ(ask("INSERT INTO note VALUES ('after')"), "");
    EXPECT_TRUE(replicaHasEveryRow()) << events();
}

TEST_F(Replica, whenItsFilesAreBrokenItIsMadeAnew)
{
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    m_cluster.reset();
    fs::resize_file(m_config.folder / "replica" / "global" / "pg_control", 100);
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    EXPECT_TRUE(replicaHasEveryRow()) << events();
}

TEST_F(Replica, whenItWentItsOwnWayItIsMadeAnew)
{
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    ASSERT_EQ(askAt(m_cluster->replicaConnectionString("bank_superuser"), "SELECT pg_promote()"), "t");
    ASSERT_EQ(askAt(m_cluster->replicaConnectionString("bank_owner"), "INSERT INTO note VALUES ('stray')"), "");
    const auto madeAnew = [this] { return events().find("is rebuilt") != std::string::npos; };
    EXPECT_TRUE(eventually(madeAnew)) << events();
    EXPECT_TRUE(replicaFollows()) << events();
    EXPECT_EQ(events().find("is rebuilt"), events().rfind("is rebuilt")) << "not at the first attempt: " << events();
    EXPECT_TRUE(replicaHasEveryRow()) << events();
}

TEST_F(Replica, whenThePrimaryDroppedItsLogItIsMadeAnew)
{
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    const std::string superuser = m_cluster->connectionString("bank_superuser");
    m_cluster.reset();
    m_config.replica = false;
    ASSERT_NO_FATAL_FAILURE(start());
    EXPECT_NE(askAt(superuser, "SELECT pg_drop_replication_slot('counterfoil_replica')").substr(0, 5), "error");
    m_cluster.reset();
    m_config.replica = true;
    ASSERT_NO_FATAL_FAILURE(startWithNotes());
    EXPECT_NE(events().find("Copying"), std::string::npos);
    EXPECT_TRUE(replicaHasEveryRow()) << events();
}

} // namespace cf::test
