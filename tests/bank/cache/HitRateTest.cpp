// The cache's hit rate when tellers read customers with a realistic skew: a few of them often, most of them hardly
// ever.
#include "services/bank/accounts/CachedAccounts.h"
#include "services/bank/api/CacheKinds.h"
#include "services/bank/caching/InvalidationListener.h"
#include "services/bank/customers/CachedCustomers.h"
#include "services/bank/ledger/LedgerWriter.h"
#include "services/bank/platform/cache/MemoryCache.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <iostream>
#include <random>

using namespace cf;
using namespace cf::test;

namespace {

constexpr int kCustomers = 300;
constexpr int kWarmUp = 4'000;
constexpr int kReads = 12'000;
// As in the demo, money flows to a few employers, landlords and shops, whom hardly anyone looks up.
constexpr std::size_t kPayees = 10;
// The demo bank books 200,000 transfers in two years for 10,000 customers, nearly all of them standing orders, cards
// and salaries; at the counter there is one per some sixty reads.
constexpr int kReadsForATransfer = 60;

//! Zipf's law with exponent 1: the n-th customer is read 1/n as often as the first.
class Skewed
{
public:
    explicit Skewed(int count)
    {
        for (int n = 1; n <= count; ++n)
            m_weights.push_back(1.0 / n);
        m_pick = std::discrete_distribution<std::size_t>(m_weights.begin(), m_weights.end());
    }
    std::size_t operator()(std::mt19937& random) { return m_pick(random); }

private:
    std::vector<double> m_weights;
    std::discrete_distribution<std::size_t> m_pick;
};

} // namespace

TEST(HitRate, isAboveNinetyPercentOnTheDemosMix)
{
    ServedBank served;
    std::vector<OpenedAccount> accounts;
    for (int i = 0; i < kCustomers; ++i)
        accounts.push_back(served.openAccount(served.mainBranch(), 10'000'00));
    ApiClient device = served.client();
    const bank::Caller orderer = served.signIn(device, Role::Teller, served.mainBranch());

    db::Watchdog watchdog;
    db::Pool pool({served.settings().appDatabase}, watchdog);
    platform::MemoryCache cache(bank::cacheKinds());
    bank::InvalidationListener invalidations(served.settings().appDatabase, cache, {});
    bank::ConsistencyTokens tokens;
    bank::ReadRouter reads(pool, nullptr, &cache, &invalidations, tokens);
    bank::CustomerKeys keys(platform::EncryptionKey::read(served.settings().masterKey).value());
    bank::LedgerConfig config;
    config.database = served.settings().appDatabase;
    config.onCommitted = [&](const bank::LedgerCommit& commit) {
        for (const AccountId account : commit.accounts)
            cache.invalidate({bank::tagOf(account)}, commit.watermark);
        for (const StaffId staff : commit.orderers)
            tokens.raise(staff, commit.watermark);
    };
    bank::LedgerWriter writer(config, keys);

    std::mt19937 random(7);
    Skewed skewed(kCustomers);
    const std::vector<StaffId> tellers{orderer.staff, StaffId::make(), StaffId::make(), StaffId::make()};
    std::vector<platform::CacheKindStatistics> cold;
    for (int look = 0; look < kWarmUp + kReads; ++look) {
        if (look == kWarmUp)
            cold = cache.statistics();
        const OpenedAccount& account = accounts[skewed(random)];
        const StaffId reader = tellers[random() % tellers.size()];
        // A customer is opened, then an account, then its entries: each less often.
        const auto what = random() % 10;
        if (what < 5)
            ASSERT_TRUE(bank::readCustomer(reads, reader, account.owner));
        else if (what < 8)
            ASSERT_TRUE(bank::readAccount(reads, reader, account.id));
        else
            ASSERT_TRUE(bank::readEntries(reads, reader, keys, {account.id, {}, {}}, 100));
        if (look % kReadsForATransfer == 0) {
            const OpenedAccount& debtor = accounts[random() % accounts.size()];
            const OpenedAccount& creditor = accounts[accounts.size() - 1 - random() % kPayees];
            std::promise<void> answered;
            writer.submit({Uuid::v7(), orderer, bank::bookingOf({debtor.iban, creditor.iban, euros(1'00), {}})},
                          [&](const bank::OrderResult&) { answered.set_value(); });
            answered.get_future().get();
        }
    }

    std::int64_t hits = 0;
    std::int64_t all = 0;
    for (auto kind : cache.statistics()) {
        const auto before =
            std::find_if(cold.begin(), cold.end(), [&](const auto& each) { return each.kind == kind.kind; });
        kind.hits -= before->hits;
        kind.misses -= before->misses;
        const std::int64_t asked = kind.hits + kind.misses;
        if (asked == 0)
            continue;
        std::cout << kind.kind << ": " << kind.hits * 100 / asked << " % of " << asked << ", " << kind.invalidations
                  << " invalidated\n";
        hits += kind.hits;
        all += asked;
    }
    std::cout << "in all: " << hits * 1000 / all / 10.0 << " %\n";
    EXPECT_GT(hits * 100, all * 90);
}
