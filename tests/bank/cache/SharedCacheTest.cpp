// What servers share in a real Redis: what one has stored another finds, and what may have changed nobody does.
#include "services/bank/platform/cache/LayeredCache.h"
#include "tests/support/Eventually.h"
#include "tests/support/TemporaryRedis.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using namespace cf;
using namespace cf::platform;
using db::WalPosition;

namespace {

WalPosition at(std::uint64_t offset)
{
    return {1, offset};
}

const EncryptionKey& key()
{
    static const EncryptionKey only = EncryptionKey::random();
    return only;
}

constexpr SharedCacheTimes kTimes{.generation = 600s, .covering = 300ms, .reads = 200ms};

//! One server of the bank, whose listener is the test.
struct Server
{
    explicit Server(const test::TemporaryRedis& given)
        : redis(given)
        , client(given.config())
    {
    }

    //! Has heard of all changes up to there; whether it covers then, or comes to, and has said so.
    bool covers(std::uint64_t position)
    {
        return test::eventually(
            [&] {
                cache.advance(at(position));
                return shared.covers() && said() >= db::tokenOf(at(position));
            },
            5s);
    }
    //! Up to where somebody says that all was told.
    std::string said() const
    {
        const auto names = redis.ask({"KEYS", "*told"}).list;
        return names.empty() ? std::string() : redis.ask({"GET", names.front().text}).text;
    }
    void put(const std::string& name, const std::string& value, std::uint64_t asOf)
    {
        shared.put("accounts", name, {value, 1, at(asOf), at(asOf), {name}}, 60s);
    }
    //! Once the generations that it needs have been there for long enough.
    bool stores(const std::string& name, const std::string& value, std::uint64_t asOf)
    {
        return test::eventually(
            [&] {
                put(name, value, asOf);
                return read(name) == value;
            },
            5s);
    }
    std::string read(const std::string& name)
    {
        const auto entry = shared.get("accounts", name);
        return entry ? entry->value : std::string();
    }

    const test::TemporaryRedis& redis;
    RedisClient client;
    SharedCache shared{client, key(), kTimes};
    LayeredCache cache{{{"accounts", 60s, 1 << 20, true}, {"sessions", 1s, 1 << 20, false}}, shared};
};

class SharedCacheTest : public ::testing::Test
{
protected:
    //! The first server covers, and has stored "a" as of 30.
    void SetUp() override
    {
        m_first.cache.resume(at(10));
        ASSERT_TRUE(m_first.covers(10));
        m_first.cache.hear({"a"}, at(20));
        ASSERT_TRUE(m_first.stores("a", "value", 30));
        ASSERT_TRUE(m_first.covers(40));
    }

    //! The full name of a key that ends so; there is one.
    std::string nameOf(const std::string& end)
    {
        const auto names = m_redis.ask({"KEYS", "*" + end}).list;
        EXPECT_EQ(names.size(), 1U) << end;
        return names.empty() ? std::string() : names.front().text;
    }

    test::TemporaryRedis m_redis;
    Server m_first{m_redis};
};

} // namespace

TEST_F(SharedCacheTest, aNewServerStartsWarm)
{
    Server second(m_redis);
    EXPECT_EQ(second.read("a"), "") << "it hears of no changes yet";
    second.cache.resume(at(35));
    ASSERT_TRUE(second.covers(36));
    const auto hit = second.cache.get(0, "a", at(36));
    ASSERT_TRUE(hit);
    EXPECT_EQ(*hit->value, "value");
    EXPECT_EQ(hit->covers, at(30));
    EXPECT_FALSE(second.cache.get(0, "a", at(37))) << "not for those who have seen more than it has heard of";
    EXPECT_EQ(second.cache.statistics()[0].hits, 1);
}

TEST_F(SharedCacheTest, whoBeganLaterThanWasToldWaits)
{
    Server second(m_redis);
    second.cache.resume(at(50));
    second.cache.advance(at(51));
    EXPECT_FALSE(second.shared.covers());
    ASSERT_TRUE(m_first.covers(60));
    EXPECT_TRUE(second.covers(61));
    EXPECT_EQ(second.read("a"), "value");
}

TEST_F(SharedCacheTest, whereNobodyToldAllIsUselessOnce)
{
    ASSERT_TRUE(test::eventually([&] { return m_first.said().empty(); })) << "its word is over";
    Server second(m_redis);
    second.cache.resume(at(35));
    ASSERT_TRUE(second.covers(36));
    EXPECT_EQ(second.read("a"), "");
    EXPECT_TRUE(second.stores("a", "again", 37));
}

TEST_F(SharedCacheTest, whatMayHaveChangedNobodyFinds)
{
    Server second(m_redis);
    second.cache.resume(at(35));
    ASSERT_TRUE(second.covers(36));
    second.cache.hear({"a"}, at(50));
    EXPECT_EQ(m_first.read("a"), "");
    m_first.put("a", "old", 49);
    EXPECT_EQ(m_first.read("a"), "") << "it was read before the change";
    m_first.put("a", "new", 50);
    EXPECT_EQ(second.read("a"), "new");
}

TEST_F(SharedCacheTest, underALostGenerationNothingIsStoredForAWhile)
{
    m_redis.ask({"DEL", nameOf("tag:a")});
    EXPECT_EQ(m_first.read("a"), "");
    m_first.put("a", "perhaps old", 60);
    EXPECT_EQ(m_first.read("a"), "");
    m_first.put("a", "perhaps old", 60);
    EXPECT_EQ(m_first.read("a"), "");
    EXPECT_TRUE(m_first.stores("a", "new", 60));
}

TEST_F(SharedCacheTest, whenRedisComesBackEmptyNothingOldIsFound)
{
    m_redis.kill();
    EXPECT_EQ(m_first.read("a"), "");
    m_first.cache.hear({"a"}, at(50));
    EXPECT_FALSE(m_first.shared.covers());
    m_redis.start();
    ASSERT_TRUE(m_first.covers(60));
    EXPECT_EQ(m_first.read("a"), "");
    m_first.cache.hear({"a"}, at(70));
    EXPECT_TRUE(m_first.stores("a", "new", 70));
}

TEST_F(SharedCacheTest, whoCouldNotTellCoversNoMore)
{
    m_redis.freeze(true);
    m_first.cache.hear({"a"}, at(50));
    m_redis.freeze(false);
    EXPECT_FALSE(m_first.shared.covers());
    EXPECT_EQ(m_first.read("a"), "");
    ASSERT_TRUE(m_first.covers(60));
    EXPECT_EQ(m_first.read("a"), "") << "nobody had told of the change";
}

TEST_F(SharedCacheTest, aDeadRedisIsWaitedForOnce)
{
    m_redis.freeze(true);
    EXPECT_EQ(m_first.read("a"), "");
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(m_first.read("a"), "");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 40ms);
    m_redis.freeze(false);
}

TEST_F(SharedCacheTest, valuesLieEncryptedAndInTheirPlace)
{
    const std::string name = nameOf("entry:accounts:a");
    const std::string stored = m_redis.ask({"HGET", name, "value"}).text;
    EXPECT_EQ(stored.find("value"), std::string::npos);
    m_redis.ask({"COPY", name, name.substr(0, name.size() - 1) + "b"});
    EXPECT_EQ(m_first.read("b"), "") << "it belongs to another key";
    m_redis.ask({"HSET", name, "value", stored.substr(1)});
    EXPECT_EQ(m_first.read("a"), "");
}

TEST_F(SharedCacheTest, kindsThatFollowNoChangesStayInMemory)
{
    m_first.cache.put(1, "s", {"session", 0, {}, {}, {"s"}}, m_first.cache.ticket());
    EXPECT_TRUE(m_first.cache.get(1, "s", {}));
    EXPECT_TRUE(m_redis.ask({"KEYS", "*sessions*"}).list.empty());
}
