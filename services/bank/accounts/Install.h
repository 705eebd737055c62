// Accounts: their pages, entries, holds and balances, and whom a transfer may go to.
//
// Pages read through the cache (CachedAccounts), which holds the same for everybody; each answer is checked against the
// caller's reach.
//
// Entries are numbered in the order in which they were recorded. A balance on a day follows booking dates instead, and
// BalanceHistory reconciles the two orders.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::accounts {

//! Routes, and daily the accounts that have become dormant.
void install(Bank& bank);

} // namespace cf::bank::accounts
