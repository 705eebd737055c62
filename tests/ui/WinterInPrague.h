// What the bank says of a branch's clock, for tests in which its days end.
#pragma once

#include "services/contract/BranchTime.h"

namespace cf::test {

//! At the instant `utc` ("2026-01-31T22:00:00Z") of a winter.
inline contract::BranchTime winterInPrague(const char* utc)
{
    contract::BranchTime time;
    time.timeZone = "Europe/Prague";
    time.utcOffsetSeconds = 3600;
    time.now = *parseInstant(utc);
    return time;
}

} // namespace cf::test
