// What the bank's servers last published of their load. Called by `bankd autoscale`.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/scaling/ScalingRule.h"

namespace cf::bank {

//! Of those that have published in the last ten seconds: the average of the seconds they published. Throws db::Error.
std::vector<ServerLoad> readServerLoads(db::Transaction& transaction);

} // namespace cf::bank
