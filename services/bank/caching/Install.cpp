#include "services/bank/caching/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/platform/cache/Cache.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/postgres/WalPosition.h"

namespace cf::bank::caching {

void install(Bank& bank)
{
    bank.router.exchangeTokens(bank.tokens, [&pool = bank.pool] { return pool.transaction(db::currentPosition); });
    bank.sources.cache = [&cache = bank.cache] {
        std::vector<contract::CacheKindStatus> kinds;
        for (const auto& kind : cache.statistics())
            kinds.push_back({kind.kind, kind.entries, kind.hits, kind.misses, kind.evictions, kind.invalidations});
        return kinds;
    };
}

} // namespace cf::bank::caching
