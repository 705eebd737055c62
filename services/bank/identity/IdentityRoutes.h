// Handlers for signing in and out and for enrolment.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/identity/Identity.h"

namespace cf::bank {

//! `identity` outlives the router; its passwords are stopped before the router ends.
void addIdentityRoutes(Router& router, Identity& identity);

} // namespace cf::bank
