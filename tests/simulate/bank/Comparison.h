// The simulator's generator against a real bank: its orders go to bankd and PostgreSQL over TLS, one after another, and
// each answer, each stored key and all that is on the accounts afterwards must be what the ReferenceModel says.
//
// The ids are the bank's, and the instant of each decision: the model is told them. Nothing expires meanwhile, which
// the simulator covers; the business day ends now and then.
#pragma once

#include "tests/simulate/Simulation.h"
#include "tests/simulate/World.h"

#include <functional>

namespace cf::simulation {

struct ComparisonScenario
{
    std::uint64_t seed = 1;
    std::uint64_t steps = 400;
    //! Changes a rule that only the model goes by, to see that it is noticed.
    std::function<void(World&)> mistake = {};
};

struct ComparisonResult
{
    std::optional<Failure> failure;
    std::uint64_t orders = 0;   //!< That the ledger decided, …
    std::uint64_t booked = 0;   //!< … of which so many moved money.
    std::uint64_t repeated = 0; //!< Keys that were used again, …
    std::uint64_t resolved = 0; //!< … and that were resolved.
    std::set<Ending> endings;
    std::set<contract::ErrorCode> atTheDoor; //!< Refusals before the ledger.

    //! What another run met, without its failure.
    void add(const ComparisonResult& other);
};

//! Throws std::runtime_error when there is no bank to compare with.
ComparisonResult compare(const ComparisonScenario& scenario);

//! The arguments of simulate_bank.
std::string argumentsOf(const ComparisonScenario& scenario);

} // namespace cf::simulation
