// A branch's clock as reported by the bank, for tests in which its day ends.
#pragma once

#include "services/contract/BranchTime.h"

namespace cf::test {

//! At the instant `utc` ("2026-01-31T22:00:00Z") in winter.
inline contract::BranchTime pragueTime(const char* utc)
{
    contract::BranchTime time;
    time.timeZone = "Europe/Prague";
    time.utcOffsetSeconds = 3600;
    time.now = *parseInstant(utc);
    return time;
}

} // namespace cf::test
