// Call statistics of one bankd: a ring of 15 minutes with one sample a second, and each operation's last minute. Fed by
// the router's observer and the ledger; read by Monitor. Thread-safe; a call costs one short lock.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/metrics/DurationBuckets.h"
#include "services/contract/Monitoring.h"

#include <deque>
#include <map>
#include <mutex>

namespace cf::bank {

//! Values read, not counted, when a second ends.
struct Gauges
{
    std::int64_t inFlight = 0;
    std::int64_t queueDepth = 0;
    std::int64_t poolInUse = 0;
    std::int64_t processorPpm = 0;
    std::int64_t cacheHits = 0;   //!< Since the start; a sample has the difference.
    std::int64_t cacheMisses = 0; //!< Likewise.
    std::optional<std::int64_t> replicaLagBytes;
    std::optional<std::int64_t> replicaLagMilliseconds;
};

//! Input of the alerts.
struct LastMinute
{
    std::int64_t calls = 0;
    std::int64_t serverErrors = 0;
    std::chrono::microseconds p95{};
};

class CallStatistics
{
public:
    static constexpr std::size_t kSamples = 900;

    //! Seconds since 1970; the wall clock unless a test replaces it.
    using Seconds = std::function<std::int64_t()>;
    explicit CallStatistics(Seconds seconds);

    void call(const CallRecord& record);
    void batch(std::size_t size);     //!< The ledger committed this many orders together.
    void unknown(std::size_t orders); //!< It answered so many as unknown.

    //! Ends the seconds before the present one: call it about once a second. Missed seconds get zeros and these gauges.
    void endSeconds(const Gauges& gauges);

    //! Oldest first, only seconds after `after`.
    std::vector<contract::Sample> samples(std::optional<std::int64_t> after = {}) const;
    //! Those called in the last minute, most calls first.
    std::vector<contract::OperationStatus> operations() const;
    //! Excludes health checks, metrics and anonymous refusals, as the samples do: otherwise a flood of useless requests
    //! would make the rate of real errors small.
    LastMinute lastMinute() const;

private:
    struct Second
    {
        std::int64_t second = 0;
        std::int64_t clientErrors = 0;
        std::int64_t serverErrors = 0;
        std::int64_t statements = 0;
    };
    //! The last minute of one operation, or of all.
    struct Minute
    {
        platform::SlidingMinute durations;
        std::deque<Second> seconds;
        void add(std::int64_t second, const CallRecord& record, platform::DurationBucket bucket);
        void advance(std::int64_t second);
        Second sum() const;
    };

    Seconds m_seconds;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, Minute, std::less<>> m_operations;
    mutable Minute m_all;
    std::deque<contract::Sample> m_samples;
    contract::Sample m_current;
    std::vector<platform::DurationBucket> m_currentDurations;
    std::int64_t m_cacheHits = 0;
    std::int64_t m_cacheMisses = 0;
};

} // namespace cf::bank
