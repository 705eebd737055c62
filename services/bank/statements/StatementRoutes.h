// Handler for account statements.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/caching/ReadRouter.h"
#include "services/bank/keys/CustomerKeys.h"

namespace cf::bank {

//! All outlive the router. `bankName` goes into the letterhead.
void addStatementRoutes(Router& router, ReadRouter& reads, CustomerKeys& keys, ReadAudit& readAudit,
                        std::string bankName);

} // namespace cf::bank
