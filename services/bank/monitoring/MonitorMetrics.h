// Monitor's state as gauges for Prometheus, used by the rules in resources/monitoring/bankd.rules.yml.
#pragma once

#include "services/bank/monitoring/AlertRules.h"
#include "services/bank/monitoring/CallStatistics.h"
#include "services/bank/platform/metrics/Metrics.h"

#include <set>

namespace cf::bank {

//! `status` has this instance first. `replicas`: in, those of the last call; out, those of this one. A replica no
//! longer known is not down: its gauges are removed.
void measure(platform::Metrics& metrics, const contract::SystemStatus& status, const Gauges& gauges,
             const Readings& readings, std::set<std::string>& replicas);

} // namespace cf::bank
