// One run of a scenario: many clients and several servers around one store, with faults, checked at every commit.
#pragma once

#include "tests/simulate/Scenario.h"

#include <optional>
#include <string>

namespace cf::simulation {

//! What went wrong, and when.
struct Failure
{
    std::uint64_t step = 0;
    std::string what;
};

struct RunResult
{
    std::optional<Failure> failure;
    std::uint64_t digest = 0;    //!< Of all that happened: two runs of a scenario have the same.
    std::uint64_t orders = 0;    //!< That the bank decided, …
    std::uint64_t booked = 0;    //!< … of which so many moved money, …
    std::uint64_t abandoned = 0; //!< … and keys that were closed without an outcome.
};

RunResult run(const Scenario& scenario);

} // namespace cf::simulation
