// Handlers for the audit trail.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Reads through `pool`. Looking at the trail is a look at customers' data and is recorded in `looks`. All three
//! outlive the router.
void addAuditRoutes(Router& router, db::Pool& pool, CustomerKeys& keys, ReadAudit& readAudit);

} // namespace cf::bank
