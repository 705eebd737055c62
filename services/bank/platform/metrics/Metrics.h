// The measurements of one bankd for Prometheus. The owner passes it by reference; code that measures keeps the handle
// from counter, gauge or histogram. GET /metrics answers with render().
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
class Registry;
} // namespace prometheus

namespace cf::platform {

//! Handles are cheap to copy, usable from any thread, and valid as long as their Metrics.
class Counter
{
public:
    explicit Counter(prometheus::Counter& counter)
        : m_counter(&counter)
    {
    }
    void add(double amount = 1); //!< Never negative.
    double value() const;

private:
    prometheus::Counter* m_counter;
};

class Gauge
{
public:
    explicit Gauge(prometheus::Gauge& gauge)
        : m_gauge(&gauge)
    {
    }
    void set(double value);
    void add(double amount); //!< Negative to decrease.
    double value() const;

private:
    prometheus::Gauge* m_gauge;
};

class Histogram
{
public:
    explicit Histogram(prometheus::Histogram& histogram)
        : m_histogram(&histogram)
    {
    }
    void observe(double value);

private:
    prometheus::Histogram* m_histogram;
};

class Metrics
{
public:
    //! Label names and values. Values come from small fixed sets (an operation, a status): each new one is a new
    //! series.
    using Labels = std::map<std::string, std::string>;

    //! The Content-Type of render().
    static constexpr const char* kContentType = "text/plain; version=0.0.4; charset=utf-8";

    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    //! The same name and labels give the same series. Throws std::invalid_argument for a name that Prometheus does not
    //! allow or that another kind of metric has.
    Counter counter(const std::string& name, const std::string& help, const Labels& labels = {});
    Gauge gauge(const std::string& name, const std::string& help, const Labels& labels = {});
    Histogram histogram(const std::string& name, const std::string& help, const Labels& labels = {},
                        const std::vector<double>& bounds = durationBounds());

    //! Removes the gauge of something that no longer exists. Its handles must not be used afterwards.
    void removeGauge(const std::string& name, const std::string& help, const Labels& labels);

    //! Bucket bounds in seconds for response times, 1 ms to 30 s.
    static std::vector<double> durationBounds();

    //! Text exposition format 0.0.4.
    std::string render() const;

private:
    std::unique_ptr<prometheus::Registry> m_registry;
};

} // namespace cf::platform
