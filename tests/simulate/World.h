// The bank before the simulation: accounts, staff and limits, drawn from the seed.
#pragma once

#include "services/bank/ledger/Decide.h"
#include "tests/simulate/Chance.h"

namespace cf::simulation {

struct World
{
    std::vector<bank::LedgerAccount> accounts;
    std::vector<bank::Caller> staff; //!< One for each client.
    bank::LimitRules rules;
    Instant start{};
    std::chrono::microseconds approvalLasts{};
};

World worldOf(Chance& chance, std::size_t clients);

//! The business day of every branch.
Date dayOf(Instant at);

} // namespace cf::simulation
