// Rate limits of several servers that count together in a real Redis, and of a bank whose callers are too fast.
#include "services/bank/api/RateSharing.h"
#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"
#include "tests/support/TemporaryRedis.h"

#include <gtest/gtest.h>

#include <thread>

using namespace std::chrono_literals;
using namespace cf;
using namespace cf::bank;

namespace {

const platform::EncryptionKey& key()
{
    static const auto only = platform::EncryptionKey::random();
    return only;
}

// Slow to fill, so that what is granted does not depend on how long a test takes.
constexpr Rate kRate{20, 60s};

std::string bucketOf(const std::string& who)
{
    return "cf:rate:calls:" + platform::hex(key().lookupMac(who));
}

bool isStored(const test::TemporaryRedis& redis, const std::string& who)
{
    return redis.ask({"PTTL", bucketOf(who)}).number > 0;
}

struct CountingServer
{
    explicit CountingServer(const test::TemporaryRedis& given)
        : server(given)
        , redis(given.config())
    {
        awaitRedis();
    }
    //! What is taken before is counted here alone.
    void awaitRedis()
    {
        const std::string nobody = Uuid::v7().toString();
        EXPECT_TRUE(test::eventually([&] {
            limit.take(nobody);
            return isStored(server, nobody);
        }));
    }
    std::chrono::seconds takeMany(const std::string& who, int tokens)
    {
        std::chrono::seconds wait{};
        for (int i = 0; i < tokens; ++i)
            wait = limit.take(who);
        return wait;
    }

    const test::TemporaryRedis& server;
    platform::RedisClient redis;
    RateLimit limit{kRate};
    RateSharing sharing{redis, key(), {{"calls", &limit}}, 10ms};
};

class RateSharingTest : public ::testing::Test
{
protected:
    test::TemporaryRedis m_redis;
};

} // namespace

TEST_F(RateSharingTest, whatIsUsedUpAtOneServerIsUsedUpAtAll)
{
    CountingServer first(m_redis);
    CountingServer second(m_redis);
    EXPECT_EQ(first.takeMany("eva", 19), 0s);
    ASSERT_TRUE(test::eventually([&] { return isStored(m_redis, "eva"); }));
    EXPECT_EQ(second.limit.take("eva"), 0s);
    EXPECT_TRUE(test::eventually([&] { return second.limit.wait("eva") > 0s; })) << "20 were taken of 20";
    EXPECT_EQ(second.limit.wait("ota"), 0s);
}

TEST_F(RateSharingTest, aloneServersEachGrantABurst) // the control
{
    CountingServer first(m_redis);
    const test::TemporaryRedis another;
    CountingServer second(another);
    EXPECT_EQ(first.takeMany("eva", 19), 0s);
    ASSERT_TRUE(test::eventually([&] { return isStored(m_redis, "eva"); }));
    EXPECT_EQ(second.takeMany("eva", 20), 0s);
}

TEST_F(RateSharingTest, whatWasTakenFromAllAtOnceIsMadeUpForAndNoMoreThanABucketOfIt)
{
    CountingServer first(m_redis);
    CountingServer second(m_redis);
    CountingServer third(m_redis);
    for (CountingServer* const server : {&first, &second, &third})
        server->takeMany("eva", 20);
    std::chrono::seconds longest{};
    EXPECT_TRUE(test::eventually([&] {
        for (CountingServer* const server : {&first, &second, &third})
            longest = std::max(longest, server->limit.wait("eva"));
        return longest > 10 * 60s;
    }));
    EXPECT_LE(longest, 21 * 60s);
}

TEST_F(RateSharingTest, whileRedisIsAwayEachServerCountsAloneAndThenTogetherAgain)
{
    CountingServer first(m_redis);
    CountingServer second(m_redis);
    m_redis.kill();
    EXPECT_EQ(first.takeMany("eva", 20), 0s);
    EXPECT_GT(first.limit.take("eva"), 0s) << "no more than without Redis";
    EXPECT_EQ(second.takeMany("eva", 10), 0s);
    m_redis.start();
    first.awaitRedis();
    second.awaitRedis();
    EXPECT_EQ(first.takeMany("ota", 20), 0s);
    ASSERT_TRUE(test::eventually([&] {
        second.limit.take("ota");
        return second.limit.wait("ota") > 0s;
    }));
    EXPECT_GT(second.limit.wait("ota"), 60s) << "by more than its own";
}

TEST_F(RateSharingTest, redisLearnsNeitherWhoNorWhere)
{
    CountingServer server(m_redis);
    server.takeMany("192.0.2.1", 3);
    ASSERT_TRUE(test::eventually([&] { return isStored(m_redis, "192.0.2.1"); })) << "and forgets it once it is full";
    for (const auto& name : m_redis.ask({"KEYS", "cf:rate:*"}).list)
        EXPECT_EQ(name.text.find("192.0.2.1"), std::string::npos);
}

TEST_F(RateSharingTest, aPersonsCallsToAllServersAreCountedAndRefusedWithATimeToWait)
{
    constexpr int kPerSecond = 10;
    const auto adjust = [&](platform::Settings& settings) {
        settings.redis = m_redis.config();
        settings.callsPerSecond = kPerSecond;
    };
    test::ServedBank bank(test::migratedDatabase(), {}, adjust);
    platform::Settings other = bank.settings();
    other.http.port = 0;
    other.spool = bank.folder().path() / "other-spool";
    platform::Log log(other.log);
    app::RunningBank second(other, log);
    test::ApiClient here = bank.client();
    bank.signIn(here, Role::Teller, bank.mainBranch());
    test::ApiClient there(second.port(), bank.caCertificate(), here.certificate());
    there.useToken(here.token());

    int granted = 0;
    int refused = 0;
    const auto begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() < begin + 3s) {
        for (test::ApiClient* const client : {&here, &there}) {
            const auto reply = client->call<contract::GetSession>({});
            if (reply.status == 200) {
                ++granted;
                continue;
            }
            ++refused;
            ASSERT_EQ(reply.status, 429);
            ASSERT_EQ(reply.code(), contract::ErrorCode::TooManyRequests);
            EXPECT_GE(std::stoi(reply.headers.at("retry-after")), 1);
        }
        std::this_thread::sleep_for(1ms);
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    EXPECT_GT(refused, granted);
    EXPECT_GE(granted, kPerSecond);
    EXPECT_LE(granted, kPerSecond * (seconds + 3)) << "the rate, and a burst of each server at first";

    test::ApiClient colleague = bank.client();
    bank.signIn(colleague, Role::Teller, bank.mainBranch());
    EXPECT_EQ(colleague.call<contract::GetSession>({}).status, 200) << "at the same address";
}
