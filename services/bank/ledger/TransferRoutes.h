// The API's operations about booked transfers, and resolving a key.
#pragma once

#include "services/bank/ledger/OrderDesk.h"

namespace cf::bank {

//! All outlive the router.
void addTransferRoutes(Router& router, const OrderDesk& desk, ReadRouter& reads, const CustomerKeys& keys,
                       ReadAudit& readAudit);

} // namespace cf::bank
