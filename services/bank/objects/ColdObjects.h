// Moves objects that are seldom read to a bucket of a cheaper class. Called by housekeeping.
#pragma once

#include "services/bank/platform/objects/ObjectStore.h"
#include "services/bank/platform/postgres/Pool.h"

#include <chrono>

namespace cf::bank {

//! Those of the warm store that have been kept for longer than `age`; how many were moved. An object is in one of the
//! stores at every moment, and for a moment in both. Throws db::Error, and std::runtime_error when a store does not
//! answer or has something else than was put.
std::size_t moveToCold(db::Pool& pool, platform::ObjectStore& warm, platform::ObjectStore& cold,
                       std::chrono::seconds age);

} // namespace cf::bank
