// Accounts: their pages, entries, holds and balances, and whom a transfer may go to.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::accounts {

//! Routes only.
void install(Bank& bank);

} // namespace cf::bank::accounts
