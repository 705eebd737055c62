// The scenarios of ledger_bench, one file each. A scenario measures both sides in turns and says what it found. Another
// one is declared here, listed in Scenario.cpp, and found by its name in the report's last line (Report.h).
#pragma once

#include "tests/bench/ledger/BenchBank.h"
#include "tests/bench/ledger/Measurement.h"
#include "tests/bench/ledger/Pgbench.h"
#include "tests/bench/ledger/ReferenceTransfer.h"

#include <span>

namespace cf::bench {

inline constexpr int kReferenceClients = 16;

//! What every scenario works with.
struct Stage
{
    BenchBank& bank;
    const BenchOptions& options;
    const Interruption& interruption;
    const Pgbench& pgbench;
    const ReferenceTransfer& reference;

    //! A and B. Settle the bank before.
    PgbenchResult runStatements(std::int64_t accounts, int clients = kReferenceClients, double sampled = 0) const;
    PgbenchResult runFunction(std::int64_t accounts) const;
};

struct Scenario
{
    const char* name;
    const char* title;
    Finding (*run)(const Stage& stage);
    bool onlyIfNamed = false;
    //! Before the bank is made: throws std::runtime_error with a sentence if it cannot be measured here.
    void (*require)(const BenchOptions& options) = nullptr;
};

Finding runEngine(const Stage& stage);
Finding runHot(const Stage& stage);
Finding runTls(const Stage& stage);
Finding runBatch(const Stage& stage);
Finding runIdle(const Stage& stage);
Finding runRead(const Stage& stage);
Finding runMemory(const Stage& stage);
void requireRoomForMemory(const BenchOptions& options);

std::span<const Scenario> scenarios();

//! A line with microseconds of CPU per operation: "CPU of " and the user.
void addCpu(Finding& finding, const std::string& user, double seconds, std::int64_t operations);

} // namespace cf::bench
