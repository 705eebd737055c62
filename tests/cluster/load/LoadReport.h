// What became of a load: a table by phase and kind of call, and a chart over time.
#pragma once

#include "tests/cluster/load/LoadRun.h"

#include <filesystem>

namespace cf::cluster {

//! By phase and kind: calls, answered, shed, failed, and the median, 99th percentile and longest time in milliseconds.
//! Then how often calls failed for which reason.
std::string tableOf(const LoadResult& result);

//! As SVG: calls of each second by what became of them, and below their 99th percentiles by kind.
void drawChart(const LoadResult& result, const std::filesystem::path& file);

} // namespace cf::cluster
