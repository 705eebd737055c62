// An account by booking dates: its balance at the end of a day, and the entries between two dates. Called by the
// account and statement routes.
//
// Most entries are booked within a day of the UTC date on which they were recorded. So halving by number
// (bank.last_entry_before) finds all but two days' worth of them. What is further off (imports, corrections) is in the
// partial index entry_out_of_time and is added or taken away.
#pragma once

#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Accounts.h"

namespace cf::bank {

//! The sum and number of the entries booked on or before that day, in whatever order they were recorded. Takes time
//! logarithmic in the account's entries, plus linear in those recorded within two days of it or far from their booking
//! date. The account must exist.
contract::BalanceAsOf balanceAsOf(db::Transaction& transaction, AccountId account, Date date);

//! What was recorded by that instant, inclusive. Takes time logarithmic in the account's entries. The account must
//! exist.
contract::BalanceAsOf balanceAt(db::Transaction& transaction, AccountId account, Instant at);

//! Oldest first: by booking date, then by number; at most `limit`. Dates inclusive.
std::vector<contract::Entry> entriesBetween(db::Transaction& transaction, const CustomerKeys& keys, AccountId account,
                                            Date from, Date to, int limit);

//! Dates outside these are typing errors, and PostgreSQL and C++ disagree on some of them.
bool isBookingDate(Date date);

} // namespace cf::bank
