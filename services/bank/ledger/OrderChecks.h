// What can be said against an order before the ledger is asked. Used by whoever takes one.
#pragma once

#include "services/contract/Problem.h"
#include "services/contract/Transfers.h"

namespace cf::bank {

//! What is wrong with an order of legs; empty: nothing. An empty memo becomes none.
std::optional<contract::Problem> mistakesOf(const std::vector<contract::OrderLeg>& legs,
                                            std::optional<std::string>& memo);

} // namespace cf::bank
