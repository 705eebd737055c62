// What the capabilities registered as outside of the process, as the panel, Prometheus and the alerts have it. Called
// by Monitor and WorkerReport.
#pragma once

#include "services/bank/api/MonitorSources.h"
#include "services/bank/platform/metrics/Metrics.h"
#include "services/contract/Cluster.h"

namespace cf::bank {

std::vector<contract::DependencyStatus> statusesOf(const std::vector<Dependency>& dependencies);

//! How long the one has been in trouble that has been for longest. Zero: none is.
std::chrono::milliseconds longestTrouble(const std::vector<contract::DependencyStatus>& dependencies, Instant now);

//! Gauges of those that have been tried.
void measure(platform::Metrics& metrics, const std::vector<contract::DependencyStatus>& dependencies);

} // namespace cf::bank
