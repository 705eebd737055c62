// What a drill lost with its first region, which told the second one of its orders after they were acknowledged. From
// the history and what the checker says of it. Called by ./run cluster dr drill.
#pragma once

#include "tests/check/history/Checker.h"

#include <chrono>

namespace cf::check {

//! Measured from what the clients were told.
struct RegionLoss
{
    std::int64_t lost = 0;                //!< Orders that were acknowledged and are not there.
    std::chrono::nanoseconds lostTime{0}; //!< From the first of them until the region died (RPO).
    //! From then until the next acknowledgement (RTO); empty: nothing was acknowledged after it.
    std::optional<std::chrono::nanoseconds> without;
    //! What the checker found and does not follow from the loss: an order is missing that was acknowledged after it,
    //! money is missing, the trail or the outbox do not fit the ledger … Or what keeps it from finding anything.
    std::vector<Violation> beyond;

    //! What the bank promises: at most five minutes lost and nothing else wrong, back within an hour.
    bool isAsPromised() const;
};

//! `died`: when the region did. The report is of the same course.
RegionLoss lossOf(const Course& course, Nanoseconds died, const Report& report);

std::string textOf(const RegionLoss& loss);

} // namespace cf::check
