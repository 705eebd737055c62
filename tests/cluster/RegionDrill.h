// The first region dies at once while people work, a runbook brings the bank up in the second one, and they go on
// there.
#pragma once

#include "tests/cluster/ClusterBank.h"
#include "tests/drill/Drill.h"

namespace cf::cluster {

//! The loss, and the way until people work again. `runbook`: a command and its arguments, separated by spaces. Returns
//! when the region died. Throws std::runtime_error.
check::Nanoseconds loseFirstRegion(drill::Recorder& recorder, const std::string& runbook);

} // namespace cf::cluster
