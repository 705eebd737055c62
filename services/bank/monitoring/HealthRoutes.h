// Liveness, readiness and metrics: what load balancers and Prometheus ask.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/metrics/Metrics.h"

#include <atomic>

namespace cf::bank {

struct HealthFacts
{
    //! Said to whoever asks, so that a desktop offers the demonstration's people to no other bank.
    bool demonstration = false;
    std::string metricsToken; //!< What has to be shown for the metrics; empty: nobody sees them.
};

//! Answered from memory, however busy workers and database are. `draining` turns readiness false before a drain begins,
//! and so does `databaseAway`, which must not wait. All outlive the router.
void addHealthRoutes(Router& router, platform::Metrics& metrics, const std::atomic<bool>& draining,
                     const HealthFacts& facts, std::function<bool()> databaseAway);

//! Counts and times every finished call in `metrics`.
Observer measuring(platform::Metrics& metrics, Observer next);

} // namespace cf::bank
