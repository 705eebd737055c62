// Proves the ledger: that balances, entries, transfers, idempotency keys and the audit trail say the same. `bankd
// verify ledger` calls it. Bounded memory, whatever the ledger's length.
//
// What must hold: an account's entries are numbered 1, 2, 3 …, each balance follows from the one before, the account's
// row says what its last entry and its holds say; each entry is a leg of one transfer and each transfer's two legs are
// its amount, out of one account and into the other; each order that was booked has its key and each booked key its
// transfer; the trail tells of each of them, and of none that is not there. That the trail itself is whole is
// AuditVerify's to say.
//
// Each fact is told by two tables. Both sides are summed up under a random key in 65,536 sums (Agreement), and only
// where sums differ are the facts looked at again, to name them.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/CopyOut.h"

namespace cf::bank {

struct LedgerCheck
{
    std::string conninfo;                                 //!< Of bank_app.
    std::size_t mostFaults = 100;                         //!< So many are named.
    platform::RandomBytes random = platform::randomBytes; //!< For the keys of the sums, see Agreement.
    //! What is being looked at, how much of it is done and how much there is, as far as that is known.
    std::function<void(const char* what, std::int64_t done, std::int64_t total)> onProgress;
};

struct LedgerReport
{
    std::int64_t accounts = 0;
    std::int64_t entries = 0;
    std::int64_t transfers = 0;
    std::int64_t keys = 0;
    std::vector<std::string> faults; //!< A sentence each, with the account or transfer at fault; empty: all agrees.
    bool more = false;               //!< There are faults beyond those.
};

//! In one snapshot: what is booked while it runs is not looked at. Throws db::Error.
LedgerReport verifyLedger(const LedgerCheck& check, const TrailKey& key, db::Watchdog& watchdog);

} // namespace cf::bank
