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

//! Restricts the last accounts, each in another way, besides those that are restricted by chance: for a run that is too
//! short to wait for that.
void restrictLast(World& world, Chance& chance);

//! Puts money on the accounts. It came from outside of the simulation.
void fund(World& world, Chance& chance);

//! The business day of every branch.
Date dayOf(Instant at);

} // namespace cf::simulation
