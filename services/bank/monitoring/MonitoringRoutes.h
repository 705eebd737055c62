// The operations of the administrators' monitoring screen. Only GetTrace and UpdateAlert need the database.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/monitoring/Monitor.h"

namespace cf::bank {

//! All outlive the router.
void addMonitoringRoutes(Router& router, Monitor& monitor, db::Pool& pool);

} // namespace cf::bank
