// Handlers that ask for, decide, withdraw and change what waits for approval.
#pragma once

#include "services/bank/api/Bank.h"

namespace cf::bank {

//! The bank outlives the router.
void addApprovalOrders(Bank& bank);

} // namespace cf::bank
