// What GET /metrics shows.
#include "services/bank/platform/metrics/Metrics.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace cf::test {

using platform::Metrics;

TEST(MetricsTest, seriesAreRenderedInTheTextFormat)
{
    Metrics metrics;
    metrics.counter("http_requests_total", "Requests.", {{"status", "200"}}).add();
    metrics.counter("http_requests_total", "Requests.", {{"status", "200"}}).add(2);
    metrics.gauge("connections", "Open.").set(7);
    metrics.histogram("latency_seconds", "Time.", {}, {0.1, 1}).observe(0.5);
    const std::string text = metrics.render();
    for (const char* line :
         {"# HELP http_requests_total Requests.\n", "# TYPE http_requests_total counter\n",
          "http_requests_total{status=\"200\"} 3\n", "connections 7\n", "latency_seconds_bucket{le=\"0.1\"} 0\n",
          "latency_seconds_bucket{le=\"1\"} 1\n", "latency_seconds_count 1\n"}) {
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
    }
}

TEST(MetricsTest, aNameOfTwoKindsIsRefused)
{
    Metrics metrics;
    metrics.counter("a_total", "A.");
    EXPECT_THROW(metrics.gauge("a_total", "A."), std::invalid_argument);
    EXPECT_THROW(metrics.counter("not allowed", "A."), std::invalid_argument);
}

} // namespace cf::test
