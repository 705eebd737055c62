// Accounts and their newest entries as the screens show them, through the cache. Called by the routes, which check the
// caller's reach on every answer: what is cached is the same for everybody.
#pragma once

#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/caching/ReadRouter.h"

namespace cf::bank {

//! A page of an account's entries and the branch that keeps the account.
struct EntryRecords
{
    BranchId branch;
    int limit = 0;
    contract::Page<contract::Entry> page;
};
BOOST_DESCRIBE_STRUCT(EntryRecords, (), (branch, limit, page))

//! As findAccount and listEntries. Throw db::Error.
std::optional<AccountRecord> readAccount(ReadRouter& reads, StaffId reader, AccountId id);
//! Only the newest page is cached, at one length for each account: the desktop asks for the same one every time.
std::optional<EntryRecords> readEntries(ReadRouter& reads, StaffId reader, CustomerKeys& keys,
                                        const contract::EntriesQuery& query, int limit);

} // namespace cf::bank
