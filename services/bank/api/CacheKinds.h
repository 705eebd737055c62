// The kinds of entry in the bank's cache, and the tags that invalidate them. Used by code that reads through the cache
// and by code that invalidates them.
#pragma once

#include "models/domain/Ids.h"
#include "services/bank/platform/cache/Cache.h"

namespace cf::bank {

enum CachedKind : std::size_t
{
    CachedSessions,  //!< With the person's role, and so permissions.
    CachedCustomers, //!< With their accounts' balances.
    CachedBalances,  //!< One account as GetAccount shows it.
    CachedEntries,   //!< The newest page of an account's entries.
};

//! In the order of CachedKind.
inline std::vector<platform::CacheKindConfig> cacheKinds()
{
    using namespace std::chrono_literals;
    return {{"sessions", 300s, 8 << 20, true},
            {"customers", 300s, 32 << 20, true},
            {"balances", 60s, 32 << 20, true},
            {"entries", 60s, 64 << 20, true}};
}

//! The tag of a customer, an account or a member of staff, on cache entries and in invalidations.
template <class Kind>
std::string tagOf(Id<Kind> id)
{
    return id.toString();
}

} // namespace cf::bank
