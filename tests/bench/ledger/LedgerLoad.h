// Drives a LedgerWriter directly, without HTTP: as many orders wait as it admits.
#pragma once

#include "tests/bench/ledger/BenchBank.h"
#include "tests/bench/ledger/Measurement.h"

namespace cf::bench {

struct LedgerLoadResult
{
    std::int64_t booked = 0;
    double perSecond = 0;
    CpuTimes used; //!< `self`: writer and load together.
};

//! Books transfers between random accounts 1 … accounts for that long. Throws Interrupted, and std::runtime_error when
//! an order is not booked.
LedgerLoadResult driveLedger(BenchBank& bank, std::int64_t accounts, std::chrono::seconds duration,
                             const Interruption& interruption);

} // namespace cf::bench
