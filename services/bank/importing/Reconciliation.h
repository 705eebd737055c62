// Compares the ledger after an import with what the old bank printed; ReconciliationText formats it. Nothing is
// adjusted: a difference is reported, never booked.
#pragma once

#include "services/bank/importing/BerkaPlan.h"

#include <map>
#include <string>

namespace cf::bank::importing {

//! The ledger's figures for one account's imported entries; minor units.
struct LedgerTotals
{
    std::size_t entries = 0;
    std::int64_t balance = 0; //!< Their sum.
    std::int64_t lowest = 0;  //!< The lowest balance after any of them, at most zero.
};

struct ReconciledAccount
{
    std::int64_t account; //!< The old bank's id.
    std::string iban;
    PrintedAccount printed;
    LedgerTotals ledger;

    std::int64_t difference() const { return ledger.balance - printed.lastPrinted; }
};

struct Reconciliation
{
    // Migrated.
    std::size_t customers = 0, accounts = 0, dispositions = 0, standingOrders = 0, transactions = 0;
    // Read and counted, not migrated.
    std::size_t loans = 0, cards = 0, districts = 0;
    std::vector<ReconciledAccount> perAccount; //!< Every migrated account, by the old bank's id.
    std::vector<MalformedLine> skipped;
    std::vector<SourceFile> files;

    // Over the accounts that have transactions:
    std::size_t active = 0;
    std::size_t exact = 0;       //!< Agree to the cent.
    std::size_t withinCrown = 0; //!< Differ by up to 1.00.
    std::size_t beyond = 0;
    std::size_t belowZero = 0;      //!< At any time.
    std::size_t roundedSteps = 0;   //!< Printed balances that follow only within kPrintedRounding.
    std::size_t unorderedDays = 0;  //!< Days of an account on which no order makes the balances follow.
    std::size_t missingEntries = 0; //!< Read but not in the ledger: if not zero, the import has a defect.
};

//! `ledger` is by the old bank's account id; an account without entries may be absent.
Reconciliation reconcile(const BerkaBank& bank, const BerkaPlan& plan, std::vector<MalformedLine> skipped,
                         const std::map<std::int64_t, LedgerTotals>& ledger);

} // namespace cf::bank::importing
