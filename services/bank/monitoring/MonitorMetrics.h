// What Monitor sees, as gauges for Prometheus. The rules in resources/monitoring/bankd.rules.yml are about them.
#pragma once

#include "services/bank/monitoring/AlertRules.h"
#include "services/bank/monitoring/CallFigures.h"
#include "services/bank/platform/metrics/Metrics.h"

#include <set>

namespace cf::bank {

//! `status` has this instance first. `replicas`: those of the last time, and afterwards of this time; one that is known
//! no longer is no replica that is down, and is told of no longer.
void measure(platform::Metrics& metrics, const contract::SystemStatus& status, const Gauges& gauges,
             const Readings& readings, std::set<std::string>& replicas);

} // namespace cf::bank
