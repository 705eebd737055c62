// The first of the seeds that a test runs: COUNTERFOIL_SIMULATE_SEED, else 1. Printed, so that a run can be repeated.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace cf::simulation {

inline std::uint64_t firstSeed()
{
    const char* given = std::getenv("COUNTERFOIL_SIMULATE_SEED");
    const std::uint64_t first = given ? std::strtoull(given, nullptr, 10) : 1;
    std::printf("Seeds from %llu\n", static_cast<unsigned long long>(first));
    return first;
}

} // namespace cf::simulation
