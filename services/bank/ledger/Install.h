// The ledger: orders, transfers, and what the rest of the bank is told of them.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::ledger {

//! Routes, the writer that books, the relay of the outbox, and hourly the months to come of transfers.
void install(Bank& bank);

} // namespace cf::bank::ledger
