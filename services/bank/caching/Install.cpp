#include "services/bank/caching/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/platform/cache/Cache.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/postgres/WalPosition.h"
#include "services/bank/platform/process/PeriodicThread.h"

namespace cf::bank::caching {
namespace {

constexpr platform::PeriodicThread::Pause kBetweenSweeps{std::chrono::seconds(30)};

} // namespace

void install(Bank& bank)
{
    bank.router.exchangeTokens(bank.tokens, [&pool = bank.pool] { return pool.transaction(db::currentPosition); });
    bank.sources.cache = [&cache = bank.cache] {
        std::vector<contract::CacheKindStatus> kinds;
        for (const auto& kind : cache.statistics())
            kinds.push_back({kind.kind, kind.entries, kind.hits, kind.misses, kind.evictions, kind.invalidations});
        return kinds;
    };
    bank.shutdown.own<platform::PeriodicThread>(
        ShutdownPhase::Background,
        [&pool = bank.pool] {
            pool.transaction(sweepInvalidations);
            return kBetweenSweeps;
        },
        [](const std::exception&) { return kBetweenSweeps; }, kBetweenSweeps.time); // the next one deletes more
}

} // namespace cf::bank::caching
