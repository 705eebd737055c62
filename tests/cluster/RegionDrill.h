// The first region dies at once while people work, a runbook brings the bank up in the second one, and they go on
// there.
#pragma once

#include "tests/cluster/ClusterBank.h"
#include "tests/drill/Drill.h"

namespace cf::cluster {

//! Measured from what the clients were told.
struct RegionLoss
{
    std::int64_t lost = 0;                //!< Orders that were acknowledged and are not there.
    std::chrono::nanoseconds lostTime{0}; //!< From the first of them until the region died (RPO).
    std::chrono::nanoseconds without{0};  //!< From then until the next acknowledgement (RTO).

    //! What the bank promises: at most five minutes lost, back within an hour.
    bool isAsPromised() const;
};

//! The loss, and the way until people work again. `runbook`: a command and its arguments, separated by spaces. Returns
//! when the region died. Throws std::runtime_error.
check::Nanoseconds loseFirstRegion(drill::Recorder& recorder, const std::string& runbook);

//! Of a drill's complete history. Throws std::runtime_error.
RegionLoss measuredLoss(const std::filesystem::path& history, check::Nanoseconds died);

std::string textOf(const RegionLoss& loss);

} // namespace cf::cluster
