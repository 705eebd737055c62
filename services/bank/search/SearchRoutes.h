// Handler of the one search over customers, accounts and transfers.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/Looks.h"
#include "services/bank/caching/Reads.h"
#include "services/bank/keys/CustomerKeys.h"

namespace cf::bank {

//! All outlive the router.
void addSearchRoutes(Router& router, Reads& reads, const CustomerKeys& keys, Looks& looks);

} // namespace cf::bank
