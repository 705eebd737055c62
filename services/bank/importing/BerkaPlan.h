// Turns the old bank's records into an ImportPlan: invents names, restores the order of transactions and adds the other
// side of each. Called by BerkaImport; the reconciliation uses what it learned about the order.
#pragma once

#include "services/bank/importing/BookingOrder.h"
#include "services/bank/importing/ImportPlan.h"

namespace cf::bank::importing {

//! The old bank's own figures for one account.
struct PrintedAccount
{
    std::int64_t account; //!< The old bank's id.
    std::size_t transactions = 0;
    std::int64_t lastPrinted = 0; //!< The balance printed after the last transaction.
    std::size_t roundedSteps = 0;
    std::vector<UnorderedDay> unorderedDays;
};

struct BerkaPlan
{
    ImportPlan plan;
    std::vector<PrintedAccount> printed; //!< One per account of the plan, in its order.
};

//! The counter account of a transaction. By symbol first, then by operation:
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
