// The command line of ledger_bench.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cf::bench {

struct BenchOptions
{
    std::int64_t accounts = 1'000'000;
    std::int64_t transfers = 10'000'000;       //!< Booked before anything is measured.
    int pairs = 5;                             //!< How often each scenario measures both sides.
    std::chrono::seconds stretch{20};          //!< How long it measures each side.
    std::int64_t booked = 10'000'000;          //!< Booked by the scenario "memory".
    std::vector<std::string> only;             //!< Names of scenarios; empty: all but those that must be named.
    bool verify = false;                       //!< Check the books at the end.
    std::filesystem::path folder = "/var/tmp"; //!< The bank's temporary folder is made here: a disk, not memory.

    bool names(const std::string& scenario) const;
};

//! Nothing: the usage, or what is wrong with the arguments, was printed; `status` is what to exit with.
std::optional<BenchOptions> readOptions(int argc, char** argv, const std::vector<std::string>& scenarios, int& status);

} // namespace cf::bench
