// Handlers for what an account's page shows beside its entries: holds, and the balance on a day gone by. Registered by
// the composition of `bankd serve`.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Reads through `pool`, which outlives the router.
void addAccountDetailRoutes(Router& router, db::Pool& pool);

} // namespace cf::bank
