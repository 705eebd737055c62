// The API's operations that order money: transfers, postings, reversals and holds.
#pragma once

#include "services/bank/ledger/OrderDesk.h"

namespace cf::bank {

//! All outlive the router.
void addOrderRoutes(Router& router, const OrderDesk& desk, ReadRouter& reads, const CustomerKeys& keys);

//! Why a memo is refused (a sentence fragment for the caller), or empty: at most 140 characters, no control characters.
std::string memoMistake(std::string_view memo);

//! What is wrong with an order of legs; an empty memo becomes none.
std::optional<contract::Problem> mistakesOf(const std::vector<contract::OrderLeg>& legs,
                                            std::optional<std::string>& memo);

//! Likewise for a reason, which must say something.
std::string reasonMistake(std::string_view reason);

} // namespace cf::bank
