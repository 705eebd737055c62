// Turns the old bank's records into an ImportPlan: names invented, transactions put into the old bank's order and given
// their other side. BerkaImport calls it; the reconciliation uses what it found out about the order.
#pragma once

#include "services/bank/importing/DayOrder.h"
#include "services/bank/importing/ImportPlan.h"

namespace cf::bank::importing {

//! What the old bank's own figures say about one account.
struct PrintedAccount
{
    std::int64_t account; //!< The old bank's id.
    std::size_t transactions = 0;
    std::int64_t lastPrinted = 0; //!< The balance printed after the last transaction.
    std::size_t roundedSteps = 0;
    std::vector<DayBreak> breaks;
};

struct BerkaPlan
{
    ImportPlan plan;
    std::vector<PrintedAccount> printed; //!< One per account of the plan, in its order.
};

//! Where the other side of a transaction goes. By symbol first, then by operation:
//!   UROK interest                          -> InterestPaid
//!   SANKC. UROK interest for an overdraft  -> InterestReceived
//!   SLUZBY statement fee                   -> Fees
//!   VKLAD, VYBER  cash in, cash out        -> Cash
//!   VYBER KARTOU, PREVOD Z UCTU, PREVOD NA UCET  card, from and to other banks -> Clearing
CounterAccount counterAccountOf(const BerkaTransaction& transaction);

//! In plain words: "interest", "household", "cash deposit"; empty for a transfer without a symbol.
std::string purposeOf(const BerkaTransaction& transaction);

BerkaPlan planBerka(const BerkaBank& bank);

} // namespace cf::bank::importing
