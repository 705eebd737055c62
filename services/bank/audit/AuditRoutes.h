// Handlers for the audit trail.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Reads through `pool`. Reading the trail is reading customers' data and is recorded in `readAudit`. All three outlive
//! the router.
void addAuditRoutes(Router& router, db::Pool& pool, CustomerKeys& keys, ReadAudit& readAudit);

} // namespace cf::bank
