// Handlers for customers.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/caching/Reads.h"

namespace cf::bank {

//! `reads` outlives the router.
void addCustomerRoutes(Router& router, Reads& reads);

} // namespace cf::bank
