// Drives a LedgerWriter directly, without HTTP: as many orders wait as it admits.
#pragma once

#include "tests/bench/ledger/BenchBank.h"
#include "tests/bench/ledger/Measurement.h"

#include <functional>

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

//! Books that many transfers, or a few more, in `parts` without a pause between them, and calls `reached` after each
//! with how many there are. Throws as driveLedger().
void bookTransfers(BenchBank& bank, std::int64_t transfers, int parts, const Interruption& interruption,
                   const std::function<void(std::int64_t booked)>& reached);

} // namespace cf::bench
