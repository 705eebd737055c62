// Handlers for the list of limits and of the products that may have some. Changing a limit is an order that waits: see
// ApprovalOrders.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! All outlive the router.
void addLimitRoutes(Router& router, db::Pool& pool, ReadAudit& readAudit);

} // namespace cf::bank
