// The ledger: orders, transfers, and what the rest of the bank is told of them.
//
// ARCHITECTURE.md ("An order, exactly once") tells how an order is booked, from key press to answer. LedgerWriter
// books, LedgerBatch is its transaction, Decide its rules, KeyResolver the last word on a key.
//
// transfer is partitioned by month, by the time inside its UUIDv7 id. A default partition means that an order never
// fails because a partition is missing. bank.ensure_transfer_partitions, which has its owner's rights, makes the next
// twelve months once an hour, attached so that nobody waits.
//
// entry is partitioned by a hash of the account and numbered per account without gaps. Row p from the newest is found
// by its key; there is no OFFSET. A transfer's header lists where its entries are, which saves an index.
//
// idempotency_key is never pruned, and what was decided under a key cannot be changed.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::ledger {

//! Routes, the writer that books, the relay of the outbox, and hourly the months to come of transfers.
void install(Bank& bank);

} // namespace cf::bank::ledger
