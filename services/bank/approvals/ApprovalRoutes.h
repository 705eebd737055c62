// Handlers that show orders waiting for approval.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! All outlive the router.
void addApprovalRoutes(Router& router, db::Pool& pool, const CustomerKeys& keys, ReadAudit& readAudit);

} // namespace cf::bank
