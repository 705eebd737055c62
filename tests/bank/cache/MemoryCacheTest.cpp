// What the cache keeps, evicts, refuses to store and refuses to serve.
#include "services/bank/platform/cache/MemoryCache.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using namespace cf;
using namespace cf::platform;
using db::WalPosition;

namespace {

constexpr std::size_t kAccounts = 0;
constexpr std::size_t kSessions = 1;

WalPosition at(std::uint64_t offset)
{
    return {1, offset};
}

class MemoryCacheTest : public ::testing::Test
{
protected:
    MemoryCacheTest() { m_cache.resume(at(10)); }

    bool put(const std::string& key, const std::string& value, std::uint64_t asOf, std::int64_t version = 1)
    {
        return m_cache.put(kAccounts, key, {value, version, at(asOf), at(asOf), {key}}, m_cache.ticket());
    }
    std::string get(const std::string& key, std::uint64_t atLeast = 0)
    {
        const auto hit = m_cache.get(kAccounts, key, at(atLeast));
        return hit ? *hit->value : std::string();
    }

    std::chrono::steady_clock::time_point m_now{};
    MemoryCache m_cache{{{"accounts", 30s, 64 << 10, true}, {"sessions", 1s, 64 << 10, false}},
                        [this] { return m_now; }};
};

} // namespace

TEST_F(MemoryCacheTest, showsAnEntryOnlyToThoseWhoHaveSeenNothingNewer)
{
    ASSERT_TRUE(put("a", "old", 100));
    EXPECT_EQ(get("a", 100), "old");
    EXPECT_EQ(get("a", 101), "");
    EXPECT_FALSE(m_cache.get(kAccounts, "a", {2, 5})) << "a later timeline is later, whatever its offset";
}

TEST_F(MemoryCacheTest, anEntryIsAsNewAsTheLastWordOfChangesThatDidNotNameIt)
{
    ASSERT_TRUE(put("a", "same", 100));
    m_cache.advance(at(200));
    EXPECT_EQ(get("a", 200), "same");
    EXPECT_EQ(get("a", 201), "");
    m_cache.advance(at(150));
    EXPECT_EQ(get("a", 200), "same") << "the position does not go back";
}

TEST_F(MemoryCacheTest, aChangedSubjectTakesItsEntriesWithIt)
{
    m_cache.put(kAccounts, "customer", {"header", 1, at(100), at(100), {"cus_1", "acc_1", "acc_2"}}, m_cache.ticket());
    ASSERT_TRUE(put("acc_1", "account", 100));
    m_cache.invalidate({"acc_2"}, at(120));
    EXPECT_EQ(get("customer"), "");
    EXPECT_EQ(get("acc_1"), "account");
    EXPECT_EQ(m_cache.statistics()[kAccounts].invalidations, 1);
}

TEST_F(MemoryCacheTest, whatWasReadBeforeAChangeIsNotStoredAfterIt)
{
    const CacheTicket before = m_cache.ticket();
    m_cache.invalidate({"a"}, at(120));
    EXPECT_FALSE(m_cache.put(kAccounts, "a", {"old", 1, at(130), at(130), {"a"}}, before));
    EXPECT_TRUE(m_cache.put(kAccounts, "b", {"untouched", 1, at(130), at(130), {"b"}}, before));
    EXPECT_EQ(get("a"), "");
}

TEST_F(MemoryCacheTest, whatAReplicaHadNotReplayedIsNotStored)
{
    m_cache.invalidate({"a"}, at(120));
    EXPECT_FALSE(put("a", "old", 119));
    EXPECT_TRUE(put("a", "new", 120));
}

TEST_F(MemoryCacheTest, theOlderNeverReplacesTheNewer)
{
    ASSERT_TRUE(put("a", "new", 200, 7));
    EXPECT_FALSE(put("a", "old row", 300, 6));
    EXPECT_FALSE(put("a", "older look", 199, 7));
    EXPECT_EQ(get("a"), "new");
    EXPECT_TRUE(put("a", "newer", 150, 8));
}

TEST_F(MemoryCacheTest, changesThatAreNoLongerRememberedStillKeepOldReadsOut)
{
    const CacheTicket before = m_cache.ticket();
    m_cache.invalidate({"a"}, at(120));
    for (int i = 0; i < 60'000; ++i)
        m_cache.invalidate({"other " + std::to_string(i)}, at(110));
    EXPECT_FALSE(m_cache.put(kAccounts, "a", {"old", 1, at(500), at(500), {"a"}}, before));
    EXPECT_FALSE(put("a", "old", 119));
    EXPECT_TRUE(put("a", "new", 120));
}

TEST_F(MemoryCacheTest, whileNobodyTellsOfChangesOnlyWhatNeedsNoTellingIsKept)
{
    ASSERT_TRUE(put("a", "kept", 100));
    m_cache.suspend();
    EXPECT_EQ(get("a"), "");
    EXPECT_FALSE(put("a", "again", 200));
    EXPECT_TRUE(m_cache.put(kSessions, "s", {"session", 0, {}, {}, {"s"}}, m_cache.ticket()));
    EXPECT_TRUE(m_cache.get(kSessions, "s", at(1000)));
    m_cache.resume(at(300));
    EXPECT_FALSE(put("a", "read while nobody listened", 299));
    EXPECT_TRUE(put("a", "again", 300));
}

TEST_F(MemoryCacheTest, livesAsLongAsItsKindAllows)
{
    ASSERT_TRUE(put("a", "value", 100));
    m_now += 29s;
    EXPECT_EQ(get("a"), "value");
    m_now += 1s;
    EXPECT_EQ(get("a"), "");
}

TEST_F(MemoryCacheTest, staysWithinItsBytesAndGivesUpWhatWasUsedLeast)
{
    const std::string large(400, 'x');
    for (int i = 0; i < 1'000; ++i) {
        ASSERT_TRUE(put("key " + std::to_string(i), large, 100));
        ASSERT_EQ(get("key 0"), large) << "the one in constant use was evicted at " << i;
    }
    const auto statistics = m_cache.statistics()[kAccounts];
    EXPECT_LT(statistics.entries, (64 << 10) / 800 + 1);
    EXPECT_GT(statistics.entries, 40);
    EXPECT_EQ(statistics.evictions + statistics.entries, 1'000);
    EXPECT_FALSE(put("too large", std::string(8 << 10, 'x'), 100));
}

TEST_F(MemoryCacheTest, countsByKind)
{
    ASSERT_TRUE(put("a", "value", 100));
    get("a");
    get("a", 500);
    get("b");
    const auto all = m_cache.statistics();
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[kAccounts].kind, "accounts");
    EXPECT_EQ(all[kAccounts].hits, 1);
    EXPECT_EQ(all[kAccounts].misses, 2);
    EXPECT_EQ(all[kAccounts].entries, 1);
    EXPECT_EQ(all[kSessions].misses, 0);
}
