// What a bank has before anything is measured: tellers, customers, accounts with money, and booked transfers between
// them, written as sets. Called once by BenchBank.
//
// Balances, entries, headers and keys agree (test::bookViolations). The audit trail has no events of them.
#pragma once

#include "tests/bench/ledger/Interruption.h"
#include "tests/support/ServedBank.h"

#include <functional>

namespace cf::bench {

struct HistoryPlan
{
    std::int64_t accounts = 0;  //!< Even.
    std::int64_t transfers = 0; //!< At least one for each account; rounded down to whole rounds of all accounts.
    std::string superuser;      //!< Connection string.
};

//! Progress is told in sentences. Throws Interrupted and db::Error.
void writeHistory(test::ServedBank& bank, const HistoryPlan& plan, const Interruption& interruption,
                  const std::function<void(const std::string&)>& tell);

} // namespace cf::bench
