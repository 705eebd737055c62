// Handlers for customers.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Reads through `pool`, which outlives the router.
void addCustomerRoutes(Router& router, db::Pool& pool);

} // namespace cf::bank
