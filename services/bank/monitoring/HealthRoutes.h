// Liveness, readiness and metrics: what load balancers and Prometheus ask.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/metrics/Metrics.h"
#include "services/bank/platform/postgres/Pool.h"

#include <atomic>

namespace cf::bank {

struct HealthFacts
{
    bool demonstration =
        false; //!< Said to whoever asks, so that a desktop offers the demonstration's people to no other bank.
    std::string metricsToken; //!< What has to be shown for the metrics; empty: nobody sees them.
};

//! `draining` turns readiness false before a drain begins. All outlive the router.
void addHealthRoutes(Router& router, db::Pool& pool, platform::Metrics& metrics, const std::atomic<bool>& draining,
                     const HealthFacts& facts);

//! Counts and times every finished call in `metrics`.
Observer measuring(platform::Metrics& metrics, Observer next);

} // namespace cf::bank
