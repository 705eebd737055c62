// Handlers for accounts, entries and payees.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/caching/ReadRouter.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! All outlive the router. Payees are looked up in `pool`, the primary.
void addAccountRoutes(Router& router, db::Pool& pool, ReadRouter& reads, CustomerKeys& keys, ReadAudit& readAudit);

} // namespace cf::bank
