// Accounts and their newest entries for the screens, through the cache. Called by the routes, which check the caller's
// reach on every answer: cached values are the same for everyone.
#pragma once

#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/caching/ReadRouter.h"

namespace cf::bank {

//! A page of an account's entries, and the account's branch.
struct EntryRecords
{
    BranchId branch;
    int limit = 0;
    contract::Page<contract::Entry> page;
};
BOOST_DESCRIBE_STRUCT(EntryRecords, (), (branch, limit, page))

//! As findAccount and listEntries. Throw db::Error.
std::optional<AccountRecord> readAccount(ReadRouter& reads, StaffId reader, AccountId id);
//! Caches only the newest page, at one length per account: the desktop always asks for the same one.
std::optional<EntryRecords> readEntries(ReadRouter& reads, StaffId reader, CustomerKeys& keys,
                                        const contract::EntriesQuery& query, int limit);

} // namespace cf::bank
