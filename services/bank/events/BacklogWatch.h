// Measures what waits for consumers, again and again, for the panel, the alerts and Prometheus, which all get it from
// memory.
#pragma once

#include "services/bank/events/EventBacklog.h"
#include "services/bank/platform/metrics/Metrics.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <functional>
#include <mutex>
#include <set>

namespace cf::bank {

class BacklogWatch
{
public:
    struct Config
    {
        std::chrono::milliseconds pause = std::chrono::seconds(5);
        std::function<void(const std::string&)> onTrouble{}; //!< Receives a sentence for the log.
    };

    //! All of them outlive it.
    BacklogWatch(db::Pool& pool, EventBacklog& backlog, platform::Metrics& metrics, Config config);

    //! As measured last. Thread-safe, as the next two.
    contract::EventLags lags() const;
    //! Of what waits longest.
    std::chrono::seconds overdue() const;
    std::int64_t deadLetters() const;

private:
    void measure();
    void publish(const contract::EventLags& lags);

    db::Pool& m_pool;
    EventBacklog& m_backlog;
    platform::Metrics& m_metrics;
    const Config m_config;
    mutable std::mutex m_mutex;
    contract::EventLags m_lags;
    std::set<std::pair<std::string, platform::Metrics::Labels>> m_published; //!< The round's thread only.
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
