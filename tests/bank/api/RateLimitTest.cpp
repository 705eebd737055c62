// What a rate grants at once and over time, and that strangers cannot make it forget or fill its memory.
#include "services/bank/api/RateLimit.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using namespace cf::bank;

namespace {

class RateLimitTest : public ::testing::Test
{
protected:
    std::chrono::steady_clock::time_point m_now{1h};
    RateLimit m_limit{{3, 2s}, 4, [this] { return m_now; }};

    void useUp(const std::string& key)
    {
        for (int i = 0; i < 3; ++i)
            ASSERT_EQ(m_limit.take(key), 0s);
    }
};

} // namespace

TEST_F(RateLimitTest, grantsTheBurstAndThenOneAnInterval)
{
    useUp("a");
    EXPECT_EQ(m_limit.take("a"), 2s);
    m_now += 1500ms;
    EXPECT_EQ(m_limit.take("a"), 1s) << "rounded up, so that waiting this long is enough";
    m_now += 500ms;
    EXPECT_EQ(m_limit.take("a"), 0s);
    EXPECT_EQ(m_limit.take("a"), 2s);
    m_now += 1h;
    useUp("a");
    EXPECT_EQ(m_limit.take("a"), 2s) << "a bucket never holds more than the burst";
}

TEST_F(RateLimitTest, aRefusalTakesNothing)
{
    useUp("a");
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(m_limit.take("a"), 2s);
    EXPECT_EQ(m_limit.wait("a"), 2s);
    m_now += 2s;
    EXPECT_EQ(m_limit.wait("a"), 0s);
    EXPECT_EQ(m_limit.take("a"), 0s);
}

TEST_F(RateLimitTest, givesBackWhatWasTakenForNothing)
{
    useUp("a");
    m_limit.giveBack("a");
    EXPECT_EQ(m_limit.take("a"), 0s);
    EXPECT_EQ(m_limit.take("a"), 2s);
    m_limit.giveBack("unknown");
    useUp("unknown");
    EXPECT_EQ(m_limit.take("unknown"), 2s);
}

TEST_F(RateLimitTest, keysHaveBucketsOfTheirOwn)
{
    useUp("a");
    EXPECT_EQ(m_limit.take("b"), 0s);
    EXPECT_EQ(m_limit.take("a"), 2s);
}

TEST_F(RateLimitTest, newKeysDoNotPushOutOneThatIsUsedUp)
{
    useUp("a");
    for (int i = 0; i < 1000; ++i)
        EXPECT_EQ(m_limit.take("stranger " + std::to_string(i)), 0s);
    EXPECT_EQ(m_limit.keys(), 4U);
    EXPECT_EQ(m_limit.take("a"), 2s);
}

TEST_F(RateLimitTest, keepsNothingOfBucketsThatAreFullAgain)
{
    m_limit.take("a");
    m_limit.take("b");
    EXPECT_EQ(m_limit.keys(), 2U);
    m_now += 2s;
    m_limit.take("c");
    EXPECT_EQ(m_limit.keys(), 1U);
}

TEST_F(RateLimitTest, manyThreadsGetNoMoreThanTheBurst)
{
    std::atomic<int> granted = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 100; ++i)
                granted += m_limit.take("a") == 0s ? 1 : 0;
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(granted, 3);
}

TEST_F(RateLimitTest, tellsWhatWasTakenSinceItWasAsked)
{
    m_limit.take("a");
    EXPECT_TRUE(m_limit.untold().empty()) << "nobody asks";
    m_limit.share();
    useUp("b");
    m_limit.take("b"); // refused
    m_limit.giveBack("b");
    m_limit.take("c");
    EXPECT_EQ(m_limit.untold(), (std::map<std::string, int>{{"b", 2}, {"c", 1}}));
    EXPECT_TRUE(m_limit.untold().empty());
    for (const char* const key : {"d", "e", "f", "g", "h"})
        m_limit.take(key);
    EXPECT_EQ(m_limit.untold().size(), 4U) << "bounded, even if nobody asks";
}

TEST_F(RateLimitTest, whatWasTakenElsewhereIsTakenHereToo)
{
    m_limit.share();
    m_limit.take("a");
    m_limit.untold();
    m_limit.settle("a", 4s);
    EXPECT_EQ(m_limit.take("a"), 0s);
    EXPECT_EQ(m_limit.take("a"), 2s);
    m_limit.settle("a", 2s); // as it was before the second was taken here, which is not told yet
    EXPECT_EQ(m_limit.wait("a"), 2s);
    m_limit.settle("a", 0s); // Redis has forgotten it
    EXPECT_EQ(m_limit.wait("a"), 2s) << "no more than from this server alone";
    m_limit.untold();
    m_limit.settle("a", 10s);
    EXPECT_EQ(m_limit.wait("a"), 6s);
}

TEST(NetworkOf, isTheAddressOrTheFirstHalfOfIt)
{
    EXPECT_EQ(networkOf("192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(networkOf("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
    EXPECT_EQ(networkOf("2001:db8:1:2::1"), networkOf("2001:db8:1:2:ffff::"));
    EXPECT_NE(networkOf("2001:db8:1:2::1"), networkOf("2001:db8:1:3::1"));
    EXPECT_EQ(networkOf(""), "");
}
