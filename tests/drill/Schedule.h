// When which fault happens, by the seed.
#pragma once

#include "tests/bench/ledger/Interruption.h"
#include "tests/simulate/Chance.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace cf::drill {

struct Fault
{
    std::string name;
    std::function<bool()> bringAbout; //!< False: the drill never came to where it would have happened.
};

struct Plan
{
    std::uint64_t seed = 1;
    std::size_t faults = 0;           //!< At least so many …
    std::chrono::minutes duration{0}; //!< … and for at least as long.
    bool shuffled = true;             //!< All of them before one comes again, in an order by the seed; else in theirs.
};

//! Tells on standard output what happens. Throws std::runtime_error when too many are not reached, and
//! bench::Interrupted.
void bringAbout(std::vector<Fault> faults, const Plan& plan, simulation::Chance& chance,
                const bench::Interruption& interruption);

} // namespace cf::drill
