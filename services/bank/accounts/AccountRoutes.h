// Handlers for accounts, entries and payees.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/customers/CustomerKeys.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Reads through `pool`; it and `keys` outlive the router.
void addAccountRoutes(Router& router, db::Pool& pool, CustomerKeys& keys);

} // namespace cf::bank
