// Liveness, readiness and metrics, for load balancers and Prometheus.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/metrics/Metrics.h"

#include <atomic>

namespace cf::bank {

struct HealthFacts
{
    //! Told to any caller, so that a desktop offers the demonstration's people to no other bank.
    bool demonstration = false;
    std::string metricsToken; //!< The token required for the metrics; empty: never served.
};

//! Answered from memory, however busy workers and database are. `draining` makes readiness false before a drain begins,
//! and so does `databaseAway`, which must not wait. All outlive the router.
void addHealthRoutes(Router& router, platform::Metrics& metrics, const std::atomic<bool>& draining,
                     const HealthFacts& facts, std::function<bool()> databaseAway);

//! Counts and times every finished call in `metrics`.
Observer measuring(platform::Metrics& metrics, Observer next);

} // namespace cf::bank
