// What can be said against an order before the ledger is asked. Used by whoever takes one.
#pragma once

#include "services/contract/Batches.h"
#include "services/contract/Problem.h"

namespace cf::bank {

//! What is wrong with an order of legs; empty: nothing. An empty memo becomes none.
std::optional<contract::Problem> mistakesOf(const std::vector<contract::OrderLeg>& legs,
                                            std::optional<std::string>& memo);

//! The same for each order of a batch, and whether they have keys of their own.
std::optional<contract::Problem> mistakesOf(contract::OrderBatch& batch);

} // namespace cf::bank
