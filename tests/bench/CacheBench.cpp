// What the cache gains: one account read by the plain repository, through an empty cache and from a full one, in turns
// within one run. Prints microseconds and the ratio; run by hand from an optimised build.
#include "services/bank/accounts/CachedAccounts.h"
#include "services/bank/api/CacheKinds.h"
#include "services/bank/caching/InvalidationListener.h"
#include "services/bank/platform/cache/MemoryCache.h"
#include "tests/support/ServedBank.h"

#include <algorithm>
#include <iostream>

using namespace cf;

namespace {

constexpr int kRounds = 15;
constexpr int kReads = 400;

template <class Read>
double microseconds(const Read& read)
{
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < kReads; ++i)
        read(i);
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count() / kReads;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main()
{
    test::ServedBank bank;
    std::vector<AccountId> accounts;
    for (int i = 0; i < 50; ++i)
        accounts.push_back(bank.openAccount(bank.mainBranch(), 100'00).id);
    db::Watchdog watchdog;
    db::Pool pool({bank.settings().appDatabase}, watchdog);
    platform::MemoryCache cache(bank::cacheKinds());
    bank::InvalidationListener invalidations(bank.settings().appDatabase, cache, {});
    bank::ConsistencyTokens tokens;
    bank::ReadRouter uncached(pool, nullptr, nullptr, nullptr, tokens);
    bank::ReadRouter cached(pool, nullptr, &cache, &invalidations, tokens);
    const StaffId reader = StaffId::make();
    const auto at = [&](int i) { return accounts[static_cast<std::size_t>(i) % accounts.size()]; };

    std::vector<double> plain;
    std::vector<double> missed;
    std::vector<double> hit;
    for (int round = 0; round < kRounds; ++round) {
        plain.push_back(microseconds([&](int i) {
            pool.transaction([&](db::Transaction& transaction) { return bank::findAccount(transaction, at(i)); });
        }));
        missed.push_back(microseconds([&](int i) { bank::readAccount(uncached, reader, at(i)); }));
        hit.push_back(microseconds([&](int i) { bank::readAccount(cached, reader, at(i)); }));
    }
    const auto statistics = cache.statistics()[bank::CachedBalances];
    std::cout << "GetAccount, median of " << kRounds << " rounds, microseconds a read\n"
              << "  plain repository:        " << median(plain) << "\n"
              << "  with positions, no hit:  " << median(missed) << "\n"
              << "  through the cache:       " << median(hit) << " (" << statistics.hits << " hits, "
              << statistics.misses << " misses)\n"
              << "  plain / cache:           " << median(plain) / median(hit) << "\n";
    return statistics.hits > statistics.misses ? 0 : 1;
}
