// Handlers for customers.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/caching/ReadRouter.h"

namespace cf::bank {

//! Both outlive the router.
void addCustomerRoutes(Router& router, ReadRouter& reads, ReadAudit& readAudit);

} // namespace cf::bank
