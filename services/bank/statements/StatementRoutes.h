// Handler for account statements.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/Looks.h"
#include "services/bank/caching/Reads.h"
#include "services/bank/keys/CustomerKeys.h"

namespace cf::bank {

//! All outlive the router. `bankName` stands in the letterhead.
void addStatementRoutes(Router& router, Reads& reads, CustomerKeys& keys, Looks& looks, std::string bankName);

} // namespace cf::bank
