// Runs pgbench, the reference side of every comparison.
#pragma once

#include "tests/bench/ledger/Interruption.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cf::bench {

struct PgbenchPlan
{
    std::string script;
    int clients = 1;
    std::chrono::seconds duration{};
    double sampled = 0; //!< Share of the transactions whose latency is kept; 0: none.
};

struct PgbenchResult
{
    double perSecond = 0;
    std::int64_t transactions = 0;
    std::vector<float> milliseconds; //!< Of the sampled transactions.
};

class Pgbench
{
public:
    //! Files are written to `folder`. The interruption outlives it.
    Pgbench(std::filesystem::path folder, std::string conninfo, const Interruption& interruption);

    //! Prepared statements. Throws Interrupted, and std::runtime_error when a transaction failed.
    PgbenchResult run(const PgbenchPlan& plan) const;

private:
    std::vector<float> takeLatencies() const;

    std::filesystem::path m_folder;
    std::string m_conninfo;
    const Interruption& m_interruption;
    std::filesystem::path m_program;
};

} // namespace cf::bench
