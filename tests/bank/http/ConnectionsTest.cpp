// Limits for many connections: number per address, time without a request, memory.
#include "tests/bank/http/ServerFixture.h"

#include <fstream>

namespace cf::test {

using http::Server;
using http::ServerLimits;

namespace {

//! Resident, in KiB.
long residentNow()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::stol(line.substr(6));
    }
    return 0;
}

} // namespace

TEST_F(ServerFixture, oneAddressDoesNotTakeAllPlaces)
{
    ServerLimits limits;
    limits.connectionsPerAddress = 2;
    Server server(config(limits), answerOk);
    {
        TlsClient first(server.port());
        TlsClient second(server.port());
        ASSERT_TRUE(first.get("/"));
        ASSERT_TRUE(second.get("/"));
        EXPECT_FALSE(TlsClient(server.port()).isConnected());
        EXPECT_TRUE(first.get("/"));
    }
    EXPECT_TRUE(eventually([&] { return TlsClient(server.port()).isConnected(); })) << "slots are returned";
}

TEST_F(ServerFixture, behindAProxyThereIsNoBoundForOneAddress)
{
    ServerLimits limits;
    limits.connectionsPerAddress = 0;
    Server server(config(limits), answerOk);
    std::vector<TlsClient> clients;
    for (int i = 0; i < 50; ++i)
        clients.emplace_back(server.port());
    for (TlsClient& client : clients)
        EXPECT_TRUE(client.get("/"));
}

TEST_F(ServerFixture, whereFewFilesMayBeOpenOneAddressDoesNotTakeThemAll)
{
    const ServerLimits limits = http::within(12, {});
    EXPECT_EQ(limits.connections, 12U);
    Server server(config(limits), answerOk);
    std::vector<TlsClient> clients;
    for (int i = 0; i < 3; ++i) {
        clients.emplace_back(server.port());
        ASSERT_TRUE(clients.back().get("/"));
    }
    EXPECT_FALSE(TlsClient(server.port()).isConnected());
}

TEST_F(ServerFixture, hasFewerConnectionsOnlyWhereThereIsNoRoomForMore)
{
    const ServerLimits usual;
    EXPECT_EQ(http::within(usual.connections, usual).connections, usual.connections);
    EXPECT_EQ(http::within(usual.connections, usual).connectionsPerAddress, usual.connectionsPerAddress);
    EXPECT_EQ(http::within(800, usual).connections, 800U);
    EXPECT_EQ(http::within(800, usual).connectionsPerAddress, 200U);
    EXPECT_GT(http::within(0, usual).connectionsPerAddress, 0U) << "0 would mean unlimited";
    ServerLimits chosen;
    chosen.connectionsPerAddress = 50;
    EXPECT_EQ(http::within(800, chosen).connectionsPerAddress, 50U);
    chosen.connectionsPerAddress = 0;
    EXPECT_EQ(http::within(800, chosen).connectionsPerAddress, 0U) << "they all come from the proxy";
    chosen.connections = 2;
    EXPECT_EQ(http::within(1, chosen).connections, 2U);
}

TEST_F(ServerFixture, aConnectionThatAsksNothingEndsSoonerThanOneThatDid)
{
    ServerLimits limits;
    limits.firstRequest = 200ms;
    Server server(config(limits), answerOk);
    TlsClient busy(server.port());
    ASSERT_TRUE(busy.get("/"));
    TlsClient silent(server.port());
    ASSERT_TRUE(silent.isConnected());
    EXPECT_TRUE(silent.isEnded());
    EXPECT_TRUE(busy.get("/"));
}

TEST_F(ServerFixture, theMemoryOfConnectionsThatHaveEndedIsGivenBack)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer retains freed memory";
#endif
    constexpr std::size_t kRounds = 2;
    constexpr std::size_t kClients = 400;
    http::ServerConfig quick = config();
    quick.certificatePoll = 50ms;
    Server server(quick, answerOk);
    ASSERT_TRUE(TlsClient(server.port()).get("/")); // one-time allocations
    const long before = residentNow();
    long most = 0;
    for (std::size_t round = 0; round < kRounds; ++round) {
        std::vector<TlsClient> clients;
        for (std::size_t i = 0; i < kClients; ++i) {
            clients.emplace_back(server.port());
            ASSERT_TRUE(clients.back().get("/"));
        }
        most = residentNow();
        // The last ones a while after the others, so that memory is returned in between.
        while (clients.size() > 150) {
            clients.pop_back();
        }
        ASSERT_TRUE(eventually([&] { return residentNow() < most - 5'000; }));
    }
    EXPECT_GT(most - before, 20'000) << "KiB: otherwise there is nothing to return";
    EXPECT_TRUE(eventually([&] { return residentNow() - before < (most - before) / 4; }))
        << before << " KiB before, " << most << " at most, " << residentNow() << " after";
}

} // namespace cf::test
