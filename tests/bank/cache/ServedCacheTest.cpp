// The cache inside a served bank: hits serve, reach is checked on every one, sessions end at once, a lost listener
// costs speed, never correctness.
#include "services/bank/accounts/CachedAccounts.h"
#include "services/bank/api/CacheKinds.h"
#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/caching/InvalidationListener.h"
#include "services/bank/customers/CachedCustomers.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/platform/cache/MemoryCache.h"
#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <csignal>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;
using namespace std::chrono_literals;

namespace {

//! A served bank, plus components that read through a cache of their own, like a second server.
class ServedCache : public ::testing::Test
{
protected:
    std::int64_t balance(const OpenedAccount& account)
    {
        return bank::readAccount(m_reads, m_reader, account.id)->account.summary.ledgerBalance.minorUnits();
    }

    platform::CacheKindStatistics figures(bank::CachedKind kind) { return m_cache.statistics()[kind]; }

    //! Reads until the cache answers.
    bool becomesCached(const OpenedAccount& account)
    {
        return eventually([&] {
            const auto before = figures(bank::CachedBalances).hits;
            balance(account);
            return figures(bank::CachedBalances).hits > before;
        });
    }

    //! As if half a minute had passed since the last time.
    void sweep()
    {
        m_pool.transaction([](db::Transaction& transaction) {
            transaction.query("UPDATE bank.cache_sweep SET seen_at = seen_at - interval '1 min'");
            bank::sweepInvalidations(transaction);
        });
    }

    ServedBank m_bank;
    db::Watchdog m_watchdog;
    db::Pool m_pool{{m_bank.settings().appDatabase}, m_watchdog};
    platform::MemoryCache m_cache{bank::cacheKinds()};
    std::atomic<int> m_troubles = 0;
    bank::InvalidationListener m_invalidations{m_bank.settings().appDatabase, m_cache,
                                               [this](const std::string&) { ++m_troubles; }};
    bank::ConsistencyTokens m_tokens;
    bank::ReadRouter m_reads{m_pool, nullptr, &m_cache, &m_invalidations, m_tokens};
    StaffId m_reader = StaffId::make();
};

} // namespace

TEST_F(ServedCache, aTransferAtAnotherServerEndsWhatShowsItsAccounts)
{
    const auto debtor = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    const auto creditor = m_bank.openAccount(m_bank.mainBranch(), 0);
    ASSERT_TRUE(becomesCached(debtor));
    ASSERT_TRUE(becomesCached(creditor));
    ASSERT_TRUE(bank::readCustomer(m_reads, m_reader, creditor.owner));
    auto client = m_bank.client();
    m_bank.signIn(client, Role::Teller, m_bank.mainBranch());
    const Money amount = euros(40'00);
    ASSERT_TRUE(client.call<PostTransfer>({debtor.iban, creditor.iban, amount, {}}, Uuid::v7()).ok());
    EXPECT_TRUE(eventually([&] { return balance(debtor) == 60'00 && balance(creditor) == 40'00; }));
    EXPECT_GE(figures(bank::CachedBalances).invalidations, 2);
    EXPECT_GE(figures(bank::CachedCustomers).invalidations, 1);
}

TEST_F(ServedCache, aThousandTagsArriveWhole)
{
    const auto first = m_bank.openAccount(m_bank.mainBranch(), 0);
    const auto last = m_bank.openAccount(m_bank.mainBranch(), 0);
    ASSERT_TRUE(becomesCached(first));
    ASSERT_TRUE(becomesCached(last));
    std::vector<std::string> tags(1'000, bank::tagOf(AccountId::make()));
    tags.front() = bank::tagOf(first.id);
    tags.back() = bank::tagOf(last.id);
    m_pool.transaction([&](db::Transaction& transaction) { bank::invalidateCaches(transaction, tags); });
    EXPECT_TRUE(eventually([&] { return figures(bank::CachedBalances).entries == 0; }));
}

TEST_F(ServedCache, whenAllMayHaveChangedNothingIsKept)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 0);
    ASSERT_TRUE(becomesCached(account));
    m_pool.transaction([&](db::Transaction& transaction) { bank::invalidateCaches(transaction, {bank::kEverything}); });
    EXPECT_TRUE(eventually([&] { return figures(bank::CachedBalances).entries == 0; }));
    EXPECT_TRUE(becomesCached(account));
}

//! What is told is not in the order in which it was written, nor in that of the transactions' numbers.
TEST_F(ServedCache, whatCommitsLateIsStillHeard)
{
    std::vector<OpenedAccount> accounts;
    for (int count = 0; count < 3; ++count) {
        accounts.push_back(m_bank.openAccount(m_bank.mainBranch(), 0));
        ASSERT_TRUE(becomesCached(accounts.back()));
    }
    const auto change = [&](db::Transaction& transaction) {
        bank::invalidateCaches(transaction, {bank::tagOf(accounts.back().id)});
        accounts.pop_back();
    };
    m_pool.transaction([&](db::Transaction& late) {
        change(late);
        for (const int left : {2, 1}) {
            m_pool.transaction(change);
            EXPECT_TRUE(eventually([&] { return figures(bank::CachedBalances).entries == left; }));
            sweep();
        }
    });
    sweep();
    EXPECT_TRUE(eventually([&] { return figures(bank::CachedBalances).entries == 0; }));
    EXPECT_EQ(m_troubles, 0);
}

TEST_F(ServedCache, whatAllHaveHeardOfIsSweptAway)
{
    const auto changes = [&] { return m_bank.query("SELECT count(*) FROM bank.cache_change").value<int>(); };
    m_pool.transaction([&](db::Transaction& transaction) { bank::invalidateCaches(transaction, {"acc_1"}); });
    sweep();
    EXPECT_GT(changes(), 0) << "half a minute later at the earliest";
    sweep();
    EXPECT_EQ(changes(), 0);
    m_pool.transaction([&](db::Transaction& transaction) { bank::invalidateCaches(transaction, {"acc_1"}); });
    m_pool.transaction(bank::sweepInvalidations);
    m_pool.transaction(bank::sweepInvalidations);
    EXPECT_EQ(changes(), 1) << "too early";
}

//! It was stopped so long that what it missed has been swept away.
TEST_F(ServedCache, whoComesAfterTheSweepStartsOver)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    ASSERT_TRUE(becomesCached(account));
    sweep();
    const auto pid = m_bank
                         .query("SELECT pid FROM pg_stat_activity WHERE application_name = 'bankd-listener'"
                                " AND datname = current_database() ORDER BY backend_start DESC LIMIT 1")
                         .value<int>(); // not the served bank's
    ::kill(pid, SIGSTOP);
    m_bank.query("UPDATE bank.account SET status = 'dormant' WHERE id = $1 RETURNING id", account.id.uuid().toString());
    m_pool.transaction(
        [&](db::Transaction& transaction) { bank::invalidateCaches(transaction, {bank::tagOf(account.id)}); });
    sweep();
    sweep();
    EXPECT_EQ(m_bank.query("SELECT count(*) FROM bank.cache_change").value<int>(), 0);
    ::kill(pid, SIGCONT);
    EXPECT_TRUE(eventually([&] {
        return bank::readAccount(m_reads, m_reader, account.id)->account.summary.status == AccountStatus::Dormant;
    }));
    EXPECT_TRUE(becomesCached(account));
    EXPECT_EQ(m_troubles, 0) << "its connection was lost, which is another case";
}

TEST_F(ServedCache, aLostListenerEmptiesTheCacheUntilThereIsANewOne)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    ASSERT_TRUE(becomesCached(account));
    // This change invalidates nothing by itself: only losing the connection invalidates the cache.
    m_bank.query("UPDATE bank.account SET status = 'dormant' WHERE id = $1 RETURNING id", account.id.uuid().toString());
    EXPECT_EQ(bank::readAccount(m_reads, m_reader, account.id)->account.summary.status, AccountStatus::Open);
    m_bank.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                 " WHERE application_name = 'bankd-listener' AND datname = current_database()");
    EXPECT_TRUE(eventually([&] {
        return bank::readAccount(m_reads, m_reader, account.id)->account.summary.status == AccountStatus::Dormant;
    }));
    EXPECT_TRUE(becomesCached(account)) << "it listens again";
    EXPECT_EQ(m_troubles, 1);
}

TEST_F(ServedCache, howNewTheCacheIsIsFoundOutAtOnce)
{
    ASSERT_TRUE(eventually([&] { return m_invalidations.recentPosition().has_value(); }));
    auto fastest = std::chrono::steady_clock::duration::max(); // of twenty: the machine may be busy
    for (int round = 0; round < 20; ++round) {
        const auto here = m_pool.transaction(db::appendWatermark);
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_TRUE(m_invalidations.awaitCaughtUp(here, 10s));
        fastest = std::min(fastest, std::chrono::steady_clock::now() - begin);
    }
    EXPECT_LT(fastest, 80ms) << "unprompted, it looks a tenth of a second after it knew";
}

TEST_F(ServedCache, neitherALongTransactionNorOneRolledBackKeepsItFromBeingKnown)
{
    const auto isKnown = [&](std::chrono::milliseconds atMost) {
        const auto here = m_pool.transaction(db::appendWatermark);
        return eventually([&] { return m_invalidations.awaitCaughtUp(here, 10ms); }, atMost);
    };
    ASSERT_TRUE(isKnown(10s));
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("SELECT pg_current_xact_id()"); // it writes, and tells of nothing
        EXPECT_TRUE(isKnown(10s));
    });
    const auto rollBack = [](db::Transaction& transaction) {
        bank::invalidateCaches(transaction, {"acc_1"});
        throw std::runtime_error("rolled back");
    };
    EXPECT_THROW(m_pool.transaction(rollBack), std::runtime_error);
    EXPECT_TRUE(isKnown(10s));
    m_pool.transaction([&](db::Transaction& transaction) {
        bank::invalidateCaches(transaction, {"acc_1"});
        EXPECT_FALSE(isKnown(2s)) << "it may have been committed, and shown by a replica";
    });
    EXPECT_TRUE(isKnown(10s));
}

TEST_F(ServedCache, whatWasUnderWayWhenItBeganIsWaitedForWhole)
{
    platform::MemoryCache cache{bank::cacheKinds()};
    std::unique_ptr<bank::InvalidationListener> late;
    const auto isKnown = [&](std::chrono::milliseconds atMost) {
        const auto here = m_pool.transaction(db::appendWatermark);
        return eventually([&] { return late->awaitCaughtUp(here, 10ms); }, atMost);
    };
    const auto change = [](db::Transaction& transaction) { bank::invalidateCaches(transaction, {"acc_1"}); };
    m_pool.transaction([&](db::Transaction& first) {
        change(first);
        m_pool.transaction([&](db::Transaction& second) {
            change(second);
            late = std::make_unique<bank::InvalidationListener>(m_bank.settings().appDatabase, cache, nullptr);
            const platform::CacheEntry entry{"{}", 1, {~0U, 0}, {~0U, 0}, {}};
            ASSERT_TRUE(eventually([&] { return cache.put(bank::CachedBalances, "acc_2", entry, cache.ticket()); }));
        });
        EXPECT_FALSE(isKnown(1s)) << "the first is still under way";
    });
    EXPECT_TRUE(isKnown(10s));
}

TEST_F(ServedCache, aHitIsOutOfReachForAnotherBranchAsMuchAsTheDatabase)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    auto near = m_bank.client();
    auto far = m_bank.client();
    m_bank.signIn(near, Role::Teller, m_bank.mainBranch());
    m_bank.signIn(far, Role::Teller, m_bank.otherBranch());
    for (int round = 0; round < 3; ++round) {
        EXPECT_TRUE(near.call<GetAccount>({account.id}).ok());
        EXPECT_TRUE(near.call<GetCustomer>({account.owner}).ok());
        EXPECT_TRUE(near.call<ListEntries>({account.id, {}, {}}).ok());
        EXPECT_EQ(far.call<GetAccount>({account.id}).code(), ErrorCode::NotFound);
        EXPECT_EQ(far.call<GetCustomer>({account.owner}).code(), ErrorCode::NotFound);
        EXPECT_EQ(far.call<ListEntries>({account.id, {}, {}}).code(), ErrorCode::NotFound);
    }
}

//! A commit of this server at an unknown log position: no cached copy may be served until known to contain it.
TEST_F(ServedCache, whoStartsOverServesNothingOldAndThenCachesAgain)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    ASSERT_TRUE(becomesCached(account));
    // Changed without an invalidation: only starting over can pick it up.
    const auto overdraft = [&] {
        return bank::readAccount(m_reads, m_reader, account.id)->account.overdraftLimit.minorUnits();
    };
    m_bank.query("UPDATE bank.account SET overdraft_limit = 50 WHERE id = $1", account.id.uuid().toString());
    EXPECT_EQ(overdraft(), 0);
    m_invalidations.startOver();
    EXPECT_FALSE(m_invalidations.recentPosition());
    EXPECT_EQ(overdraft(), 50);
    EXPECT_TRUE(becomesCached(account));
    EXPECT_EQ(m_troubles, 0);
}

TEST_F(ServedCache, aPageOfAnotherLengthIsNotMistakenForTheCachedOne)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    const auto other = m_bank.openAccount(m_bank.mainBranch(), 0);
    auto client = m_bank.client();
    m_bank.signIn(client, Role::Teller, m_bank.mainBranch());
    const Money cent = euros(1);
    for (int i = 0; i < 4; ++i)
        ASSERT_TRUE(client.call<PostTransfer>({account.iban, other.iban, cent, {}}, Uuid::v7()).ok());
    for (const int length : {2, 2, 4, 2, 3})
        EXPECT_EQ(client.call<ListEntries>({account.id, {}, length}).value().items.size(), std::size_t(length));
    EXPECT_EQ(client.call<ListEntries>({account.id, 2, 2}).value().items.front().number, 3);
}

TEST_F(ServedCache, whoSignsOutIsOutAtOnceHereAndWithinASecondElsewhere)
{
    bank::Sessions elsewhere(m_pool, m_bank.master(), std::chrono::system_clock::now, &m_cache);
    auto fastest = std::chrono::steady_clock::duration::max(); // of five: the machine may be busy
    for (int round = 0; round < 5; ++round) {
        auto client = m_bank.client();
        m_bank.signIn(client, Role::Teller, m_bank.mainBranch());
        ASSERT_TRUE(client.call<GetSession>({}).ok());
        ASSERT_TRUE(elsewhere.callerOf(client.token(), client.device(), false));
        ASSERT_TRUE(client.call<SignOut>({}).ok());
        EXPECT_EQ(client.call<GetSession>({}).code(), ErrorCode::Unauthenticated);
        const auto out = std::chrono::steady_clock::now();
        EXPECT_TRUE(eventually([&] { return !elsewhere.callerOf(client.token(), client.device(), false); }));
        fastest = std::min(fastest, std::chrono::steady_clock::now() - out);
    }
    EXPECT_LT(fastest, 1500ms);
}

TEST_F(ServedCache, whoIsForgottenIsAskedForAgain)
{
    bank::Sessions sessions(m_pool, m_bank.master(), std::chrono::system_clock::now, &m_cache);
    auto client = m_bank.client();
    const auto caller = m_bank.signIn(client, Role::Teller, m_bank.mainBranch());
    ASSERT_TRUE(sessions.callerOf(client.token(), client.device(), false));
    m_bank.query("UPDATE bank.staff SET status = 'disabled' WHERE id = $1 RETURNING id",
                 caller.staff.uuid().toString());
    sessions.forget(caller.staff);
    EXPECT_FALSE(sessions.callerOf(client.token(), client.device(), false));
}

TEST_F(ServedCache, aSessionEndsEverywhereWhoeverChangesWhatItRestsOn)
{
    bank::Sessions sessions(m_pool, m_bank.master(), std::chrono::system_clock::now, &m_cache);
    for (const char* const change : {"UPDATE bank.staff SET status = 'disabled' WHERE id = $1 RETURNING id",
                                     "UPDATE bank.staff_session SET ended_at = now() WHERE staff_id = $1 RETURNING id",
                                     "UPDATE bank.staff_session SET expires_at = now() WHERE staff_id = $1"
                                     " RETURNING id"}) {
        auto client = m_bank.client();
        const auto caller = m_bank.signIn(client, Role::Teller, m_bank.mainBranch());
        const auto isOpen = [&] { return sessions.callerOf(client.token(), client.device(), false).ok(); };
        ASSERT_TRUE(eventually([&] {
            const auto hits = figures(bank::CachedSessions).hits;
            return isOpen() && figures(bank::CachedSessions).hits > hits;
        })) << "it is cached";
        m_bank.query(change, caller.staff.uuid().toString()); // by a program that knows nothing of caches
        EXPECT_TRUE(eventually([&] { return !isOpen(); })) << change;
    }
}

TEST_F(ServedCache, aSessionFromTheCacheIsStillBoundToItsDeviceAndKeptAlive)
{
    auto now = std::chrono::system_clock::now();
    bank::Sessions sessions(
        m_pool, m_bank.master(), [&] { return now; }, &m_cache);
    auto client = m_bank.client();
    m_bank.signIn(client, Role::Teller, m_bank.mainBranch());
    // The cache accepts nothing before its listener is connected.
    ASSERT_TRUE(eventually([&] {
        const auto hits = figures(bank::CachedSessions).hits;
        EXPECT_TRUE(sessions.callerOf(client.token(), client.device(), true));
        return figures(bank::CachedSessions).hits == hits + 1;
    }));
    EXPECT_FALSE(sessions.callerOf(client.token(), std::string(64, '0'), true));
    // Its uses are written, though each is answered from the cache.
    const auto lastUse = [&] {
        return m_bank.query("SELECT max(last_used_at) FROM bank.staff_session").value<Instant>();
    };
    const auto before = lastUse();
    now += bank::kSessionTouch;
    const auto hits = figures(bank::CachedSessions).hits;
    EXPECT_TRUE(sessions.callerOf(client.token(), client.device(), true));
    EXPECT_EQ(figures(bank::CachedSessions).hits, hits + 1);
    EXPECT_EQ(lastUse(), before);
    sessions.writeUses();
    EXPECT_EQ(lastUse(), std::chrono::floor<std::chrono::microseconds>(now));
    // After a long pause at once: another server does not know that the session is in use again.
    now += bank::kSessionIdle - 1s;
    EXPECT_TRUE(sessions.callerOf(client.token(), client.device(), true));
    EXPECT_EQ(lastUse(), std::chrono::floor<std::chrono::microseconds>(now));
    now += bank::kSessionIdle;
    EXPECT_FALSE(sessions.callerOf(client.token(), client.device(), false)) << "idle, whatever the cache says";
}
