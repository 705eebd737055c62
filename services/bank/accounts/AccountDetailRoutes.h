// Handlers for what an account's page shows beside its entries: holds, and the balance on a day gone by.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/Looks.h"
#include "services/bank/caching/Reads.h"

namespace cf::bank {

//! All outlive the router.
void addAccountDetailRoutes(Router& router, Reads& reads, Looks& looks);

} // namespace cf::bank
