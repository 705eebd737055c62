// What people order: mostly sensible, and now and then what must be refused.
#pragma once

#include "tests/simulate/SimulatedStore.h"

namespace cf::simulation {

//! One order, by what the store shows, or showed a while ago.
bank::OrderContent wish(const World& world, const SimulatedStore& store, const bank::Caller& by, Instant now,
                        Chance& chance);

} // namespace cf::simulation
