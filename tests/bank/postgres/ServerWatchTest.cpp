// A primary, its replica, and a server that never answers, as a bank with several servers sees them.
#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/embedded/EmbeddedCluster.h"
#include "services/bank/platform/postgres/Replicas.h"
#include "tests/support/Eventually.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace cf::test {
namespace {

using namespace std::chrono_literals;

//! Takes connections and says nothing.
class SilentServer
{
public:
    SilentServer()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_socket.get(), generic, length) != 0 || ::listen(m_socket.get(), 16) != 0 ||
            ::getsockname(m_socket.get(), generic, &length) != 0)
            throw std::runtime_error("no socket for a silent server");
        m_port = ::ntohs(address.sin_port);
    }

    db::Conninfo conninfo() const
    {
        return db::Conninfo::of("host=127.0.0.1 user=nobody dbname=none port=" + std::to_string(m_port));
    }

private:
    platform::FileDescriptor m_socket;
    int m_port = 0;
};

class ServerWatchTest : public ::testing::Test
{
protected:
    ServerWatchTest()
    {
        platform::EmbeddedConfig config;
        config.folder = m_folder.path() / "bank";
        config.durable = false;
        config.runAs = serverUser();
        auto started = platform::EmbeddedCluster::start(config, nullptr);
        if (!started)
            throw std::runtime_error(started.error().message);
        m_cluster = std::move(started).value();
        m_first = db::Conninfo::of(m_cluster->connectionString("bank_monitor"));
        m_second = db::Conninfo::of(m_cluster->replicaConnectionString("bank_monitor"));
    }

    static std::string ask(const std::string& conninfo, const std::string& sql)
    {
        auto session = platform::AdminSession::connect(conninfo, 10s);
        if (!session)
            return {};
        const auto rows = session.value().run(sql, 30s);
        return !rows || rows->empty() ? std::string() : rows->value<std::optional<std::string>>().value_or("");
    }
    std::string askFirst(const std::string& sql) { return ask(m_cluster->connectionString("bank_superuser"), sql); }
    std::string askSecond(const std::string& sql)
    {
        return ask(m_cluster->replicaConnectionString("bank_superuser"), sql);
    }

    void awaitReplica()
    {
        ASSERT_TRUE(eventually([&] { return askSecond("SELECT pg_is_in_recovery()") == "t"; }, 60s));
    }
    static std::string primaryOf(const db::ServerWatch& watch)
    {
        const auto primary = watch.primary();
        return primary ? primary->server() : "none";
    }

    TestFolder m_folder;
    std::unique_ptr<platform::EmbeddedCluster> m_cluster;
    db::Watchdog m_watchdog;
    db::Conninfo m_first;
    db::Conninfo m_second;
};

TEST_F(ServerWatchTest, aSilentServerHoldsUpNobody)
{
    const SilentServer silent;
    const auto begin = std::chrono::steady_clock::now();
    db::ServerWatch watch({silent.conninfo(), m_first}, m_watchdog, db::Standby::Optional);
    db::Pool pool({.database = db::Endpoint(db::Conninfo::of(m_cluster->connectionString("bank_app")), watch,
                                            db::ServerRole::Primary)},
                  m_watchdog);
    const auto value =
        pool.transaction([](db::Transaction& transaction) { return transaction.query("SELECT 1").value<int>(); });
    EXPECT_EQ(value, 1);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 4s);
    EXPECT_EQ(primaryOf(watch), m_first.server());
    EXPECT_TRUE(eventually([&] { return watch.reports().at(0).role == db::ServerRole::Away; }));
}

TEST_F(ServerWatchTest, thoseWhoGiveOrdersFollowAPromotion)
{
    awaitReplica();
    std::atomic<int> moves = 0;
    db::ServerWatch watch({m_first, m_second}, m_watchdog, db::Standby::Optional, [&](const auto&) { ++moves; });
    ASSERT_TRUE(eventually([&] { return watch.reports().at(1).role == db::ServerRole::Replica; }));
    EXPECT_EQ(primaryOf(watch), m_first.server());
    EXPECT_FALSE(watch.lastSuccession());
    EXPECT_TRUE(eventually([&] {
        return watch.reports().at(1).calledBy == askFirst("SELECT application_name FROM pg_stat_replication");
    }));
    db::Pool pool({.database = db::Endpoint(db::Conninfo::of(m_cluster->connectionString("bank_app")), watch,
                                            db::ServerRole::Primary)},
                  m_watchdog);
    const auto port = [&] {
        return pool.transaction([](db::Transaction& transaction) {
            return transaction.query("SELECT current_setting('port')").value<std::string>();
        });
    };
    const std::string before = port();

    // Both take writes from now on, as when the first one is cut off from those who decide.
    ASSERT_EQ(askSecond("SELECT pg_promote()"), "t");
    ASSERT_TRUE(eventually([&] { return primaryOf(watch) == m_second.server(); }));
    EXPECT_EQ(watch.reports().at(0).role, db::ServerRole::Primary);
    EXPECT_NE(port(), before);
    EXPECT_EQ(watch.reports().at(1).position.timeline, 2U);
    const auto succession = watch.lastSuccession();
    ASSERT_TRUE(succession);
    EXPECT_EQ(succession->from, m_first.server());
    EXPECT_EQ(succession->to, m_second.server());
    EXPECT_EQ(succession->timeline, 2U);
    EXPECT_GE(succession->found, succession->lost);

    // Once somebody has given orders to the second, the first is never right again.
    m_cluster->stop();
    ASSERT_TRUE(eventually([&] { return primaryOf(watch) == "none"; }));
    EXPECT_THROW(port(), db::Error);
    EXPECT_GE(moves, 2);
}

TEST_F(ServerWatchTest, nobodyGivesOrdersWhereNoStandbyConfirms)
{
    awaitReplica();
    db::ServerWatch watch({m_first, m_second}, m_watchdog, db::Standby::Optional);
    db::ServerWatch strict({m_first, m_second}, m_watchdog, db::Standby::Required);
    EXPECT_EQ(primaryOf(watch), m_first.server());
    EXPECT_EQ(primaryOf(strict), "none") << "no commit waits for one";
    askFirst("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    askFirst("SELECT pg_reload_conf()");
    EXPECT_TRUE(eventually([&] { return primaryOf(watch) == "none"; }));
    EXPECT_EQ(watch.reports().at(0).role, db::ServerRole::Unconfirmed);

    askFirst("ALTER SYSTEM SET synchronous_standby_names = '*'");
    askFirst("SELECT pg_reload_conf()");
    EXPECT_TRUE(eventually([&] { return primaryOf(watch) == m_first.server(); }));
    EXPECT_TRUE(eventually([&] { return primaryOf(strict) == m_first.server(); }));
}

TEST_F(ServerWatchTest, readersTakeTheReplicaThatHasEnoughAndIsLeastBusy)
{
    awaitReplica();
    const auto app = db::Conninfo::of(m_cluster->replicaConnectionString("bank_app"));
    db::Replicas replicas({app, app, app}, {.connections = 4}, nullptr, m_watchdog);
    auto order = replicas.inOrder({});
    ASSERT_EQ(order.size(), 3U);
    db::Replica& first = *order[0];
    first.pool.transaction([&](db::Transaction&) {
        EXPECT_NE(replicas.inOrder({}).front(), &first);
        EXPECT_EQ(replicas.inOrder({}).back(), &first);
        first.sawReplayed({1, 100});
        EXPECT_EQ(replicas.inOrder({1, 100}).front(), &first);
    });
    first.leaveOut(1h);
    EXPECT_EQ(replicas.inOrder({}).size(), 2U);
}

} // namespace
} // namespace cf::test
