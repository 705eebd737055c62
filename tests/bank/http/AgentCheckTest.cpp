// What a proxy's agent check is answered.
#include "services/bank/platform/http/AgentCheck.h"
#include "tests/support/TlsClient.h"

#include <gtest/gtest.h>

#include <atomic>

namespace cf::test {
namespace {

http::AgentConfig askedFrom(const std::string& address)
{
    http::AgentConfig config;
    config.proxies = {address};
    return config;
}

} // namespace

TEST(AgentCheck, eachConnectionIsToldTheWeightOfThatMomentInALine)
{
    std::atomic<int> weight = 73;
    const http::AgentCheck agent(askedFrom("127.0.0.1"), [&] { return weight.load(); });
    EXPECT_EQ(plainExchange(agent.port(), ""), "up 73%\n");
    weight = 0;
    EXPECT_EQ(plainExchange(agent.port(), ""), "up 0%\n");
}

TEST(AgentCheck, whatAProxySendsIsNotWaitedForAndChangesNothing)
{
    const http::AgentCheck agent(askedFrom("127.0.0.1"), [] { return 100; });
    EXPECT_EQ(plainExchange(agent.port(), "servers/n11\n"), "up 100%\n");
}

TEST(AgentCheck, nobodyElseIsToldAnything)
{
    std::atomic<bool> asked = false;
    const http::AgentCheck agent(askedFrom("192.0.2.4"), [&] {
        asked = true;
        return 100;
    });
    EXPECT_EQ(plainExchange(agent.port(), ""), "");
    EXPECT_FALSE(asked);
}

TEST(AgentCheck, aPortThatIsTakenIsNamed)
{
    const http::AgentCheck first(askedFrom("127.0.0.1"), [] { return 100; });
    http::AgentConfig second = askedFrom("127.0.0.1");
    second.port = first.port();
    try {
        const http::AgentCheck agent(second, [] { return 100; });
        FAIL() << "two agents have one port";
    } catch (const std::runtime_error& error) {
        EXPECT_EQ(std::string(error.what()),
                  "Cannot listen on 127.0.0.1 port " + std::to_string(first.port()) + ": Address already in use.");
    }
}

} // namespace cf::test
