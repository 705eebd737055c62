// Handlers for customers.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/Looks.h"
#include "services/bank/caching/Reads.h"

namespace cf::bank {

//! Both outlive the router.
void addCustomerRoutes(Router& router, Reads& reads, Looks& looks);

} // namespace cf::bank
