// Liveness, readiness and metrics: what load balancers and Prometheus ask.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/metrics/Metrics.h"
#include "services/bank/platform/postgres/Pool.h"

#include <atomic>

namespace cf::bank {

//! `draining` turns readiness false before a drain begins. All outlive the router. `demonstration` is said to whoever
//! asks, so that a desktop offers the demonstration's people to no other bank.
void addHealthRoutes(Router& router, db::Pool& pool, platform::Metrics& metrics, const std::atomic<bool>& draining,
                     bool demonstration = false);

//! Counts and times every finished call in `metrics`.
Observer measuring(platform::Metrics& metrics, Observer next);

} // namespace cf::bank
