// Handlers for staff, sessions and branches.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Reads and writes through `pool`; drops cached entries of `sessions`. All outlive the router.
void addAdministrationRoutes(Router& router, db::Pool& pool, Sessions& sessions, ReadAudit& readAudit,
                             const Clock& clock = std::chrono::system_clock::now);

} // namespace cf::bank
