// The measurements of one bankd for Prometheus: a thin layer over prometheus-cpp, whose headers stay here.
#include "services/bank/platform/metrics/Metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace cf::platform {

void Counter::add(double amount)
{
    m_counter->Increment(amount);
}

double Counter::value() const
{
    return m_counter->Value();
}

void Gauge::set(double value)
{
    m_gauge->Set(value);
}

void Gauge::add(double amount)
{
    m_gauge->Increment(amount);
}

double Gauge::value() const
{
    return m_gauge->Value();
}

void Histogram::observe(double value)
{
    m_histogram->Observe(value);
}

Metrics::Metrics()
    : m_registry(std::make_unique<prometheus::Registry>())
{
}

Metrics::~Metrics() = default;

Counter Metrics::counter(const std::string& name, const std::string& help, const Labels& labels)
{
    return Counter(prometheus::BuildCounter().Name(name).Help(help).Register(*m_registry).Add(labels));
}

Gauge Metrics::gauge(const std::string& name, const std::string& help, const Labels& labels)
{
    return Gauge(prometheus::BuildGauge().Name(name).Help(help).Register(*m_registry).Add(labels));
}

void Metrics::removeGauge(const std::string& name, const std::string& help, const Labels& labels)
{
    auto& family = prometheus::BuildGauge().Name(name).Help(help).Register(*m_registry);
    family.Remove(&family.Add(labels));
}

Histogram Metrics::histogram(const std::string& name, const std::string& help, const Labels& labels,
                             const std::vector<double>& bounds)
{
    return Histogram(prometheus::BuildHistogram().Name(name).Help(help).Register(*m_registry).Add(labels, bounds));
}

std::vector<double> Metrics::durationBounds()
{
    return {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};
}

std::string Metrics::render() const
{
    return prometheus::TextSerializer().Serialize(m_registry->Collect());
}

} // namespace cf::platform
