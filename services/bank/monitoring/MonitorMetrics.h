// What Monitor sees, as gauges for Prometheus. The rules in resources/monitoring/bankd.rules.yml are about them.
#pragma once

#include "services/bank/monitoring/AlertRules.h"
#include "services/bank/monitoring/CallFigures.h"
#include "services/bank/platform/metrics/Metrics.h"

namespace cf::bank {

//! `status` has this instance first.
void measure(platform::Metrics& metrics, const contract::SystemStatus& status, const Gauges& gauges,
             const Readings& readings);

} // namespace cf::bank
