// Handlers for what an account's page shows besides its entries: holds, and the balance on a past day.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/caching/ReadRouter.h"

namespace cf::bank {

//! All outlive the router.
void addAccountDetailRoutes(Router& router, ReadRouter& reads, ReadAudit& readAudit);

} // namespace cf::bank
