// The API's operations that order money: transfers, postings, reversals and holds.
#pragma once

#include "services/bank/ledger/BatchDesk.h"

namespace cf::bank {

//! All outlive the router.
void addOrderRoutes(Router& router, const OrderDesk& desk, ReadRouter& reads, const CustomerKeys& keys);
void addBatchRoute(Router& router, BatchDesk& desk);

} // namespace cf::bank
