// Handler of FindEntries.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/caching/ReadRouter.h"
#include "services/bank/keys/CustomerKeys.h"

namespace cf::bank {

//! All outlive the router.
void addEntrySearchRoutes(Router& router, ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit);

} // namespace cf::bank
