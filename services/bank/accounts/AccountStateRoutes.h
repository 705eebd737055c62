// Handlers that block an account, open a dormant one again, and close one; and the daily step that finds those that
// have become dormant. Lifting a block waits for approval: see approvals.
//
// The account's row is locked, as the ledger locks it: what is decided here holds for the next order.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Both outlive the router.
void addAccountStateRoutes(Router& router, db::Pool& pool);

//! Marks some hundred customers' accounts that for two years were neither used nor opened again. False: there are no
//! more.
bool markDormantAccounts(db::Transaction& transaction);

} // namespace cf::bank
