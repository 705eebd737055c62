// Proves the ledger: balances, entries, transfers, idempotency keys and the audit trail agree. For `bankd verify
// ledger`. Memory is bounded, whatever the ledger's length.
//
// Checks that an account's entries are numbered 1, 2, 3 …, each balance follows from the previous one, and the
// account's row matches its last entry and its holds; each entry is a leg of one transfer, and each transfer's two legs
// are its amount, debited from one account and credited to the other; each booked order has its key and each booked key
// its transfer; the trail records each of them and no others. AuditVerify checks the integrity of the trail itself.
//
// Each fact is in two tables. Both sides are summed up under a random key in 65,536 sums (FactComparison), and only
// where sums differ are the facts read again, to name them.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/CopyOut.h"

namespace cf::bank {

struct LedgerCheck
{
    std::string conninfo;                                 //!< Connects as bank_app.
    std::size_t mostFaults = 100;                         //!< At most this many are listed.
    platform::RandomBytes random = platform::randomBytes; //!< For the keys of the sums (FactComparison).
    //! The current phase, the amount done and the total, as far as known.
    std::function<void(const char* what, std::int64_t done, std::int64_t total)> onProgress;
};

struct LedgerReport
{
    std::int64_t accounts = 0;
    std::int64_t entries = 0;
    std::int64_t transfers = 0;
    std::int64_t keys = 0;
    std::vector<std::string> faults; //!< One sentence each, naming the account or transfer; empty: no faults.
    bool more = false;               //!< There are more faults than listed.
};

//! Uses one snapshot: later bookings are ignored. Throws db::Error.
LedgerReport verifyLedger(const LedgerCheck& check, const TrailKey& key, db::Watchdog& watchdog);

} // namespace cf::bank
