// The limits of an order: of its orderer, whose excess a second person may approve, and of the debited accounts.
#pragma once

#include "services/bank/api/Caller.h"
#include "services/bank/ledger/LedgerState.h"

namespace cf::bank {

//! The clock hour of an instant: its beginning.
Instant hourOf(Instant at);

//! The limits in force; each measure by itself.
LimitSet limitsOf(const LimitRules& rules, const Caller& by, Currency currency);
LimitSet limitsOf(const LimitRules& rules, const LedgerAccount& account);

//! What is used up on that day and in that hour.
Usage usageOn(const Usage& usage, Date day, Instant now);

//! Counts one order of that amount.
void count(Usage& usage, std::int64_t amount, Date day, Instant now);

//! Which of the limits an order of this amount exceeds.
struct Excess
{
    bool transfer = false;
    bool day = false;
    bool hour = false;
};
Excess excessOf(const LimitSet& limits, const Usage& usage, std::int64_t amount, Date day, Instant now);

//! The narrowest band that covers the amount; null: nobody may approve it.
const ApprovalBand* bandOf(const LimitRules& rules, BranchId branch, Money amount);

} // namespace cf::bank
