// One run of a scenario: many clients and several servers around one store, with faults, checked at every commit.
#pragma once

#include "services/contract/ErrorCode.h"
#include "tests/simulate/Scenario.h"

#include <optional>
#include <string>
#include <utility>

namespace cf::simulation {

//! What went wrong, and when.
struct Failure
{
    std::uint64_t step = 0;
    std::string what;
};

//! A kind of order, by its place in OrderContent, and how one ended: took effect or waits, or why not.
using Ending = std::pair<std::size_t, std::optional<contract::ErrorCode>>;

struct RunResult
{
    std::optional<Failure> failure;
    std::uint64_t digest = 0;         //!< Of all that happened: two runs of a scenario have the same.
    std::uint64_t orders = 0;         //!< That the bank decided, …
    std::uint64_t booked = 0;         //!< … of which so many moved money …
    std::uint64_t approvedInPart = 0; //!< … and so many were one of several approvals.
    std::uint64_t abandoned = 0;      //!< Keys that were closed without an outcome.
    std::set<Ending> endings;
};

RunResult run(const Scenario& scenario);

} // namespace cf::simulation
