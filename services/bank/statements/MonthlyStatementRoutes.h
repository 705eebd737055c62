// Handlers for the monthly statements of accounts.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/statements/MonthlyStatements.h"

namespace cf::bank {

//! The read audit, and what the workshop refers to, outlive the router.
void addMonthlyStatementRoutes(Router& router, const StatementWorkshop& workshop, ReadAudit& readAudit);

} // namespace cf::bank
