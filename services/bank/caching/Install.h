// Reads that never go back: the cache, and the tokens by which no answer shows less than one before it.
//
// What only shows something reads through ReadRouter: from the cache, else from a replica, else from the primary.
// Whatever decides (the ledger, keys, approvals) asks the primary.
//
// Each member of staff has a consistency token: how far into PostgreSQL's log they have written or been shown
// (api/ConsistencyTokens.h). Their commits and every answer raise it. It travels in X-Consistency-Token, and no answer
// may rest on less. A replica must have replayed it, in the same transaction as the query, and be no more than a few
// seconds behind.
//
// The token of a commit is a commit watermark: a small record of its own, appended to the log after the commit. The end
// of the log would not do (platform/postgres/WalPosition.h).
//
// A cache entry names its tags: the accounts and customers that it tells about. Every commit of the ledger invalidates
// the accounts it changed in its own transaction (CacheInvalidation), and the committing server drops them before it
// answers. InvalidationListener looks for the invalidations of all servers.
//
// Whoever changes an account or a customer in another way than through the ledger calls invalidateCaches() in the same
// transaction. Sessions and members of staff tell of themselves, by triggers.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::caching {

//! The tokens of requests and answers, the sweep of what all have heard of, and the statistics of the cache.
void install(Bank& bank);

} // namespace cf::bank::caching
