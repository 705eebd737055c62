// The last 15 minutes of every instance, one sample per second, for the charts. MonitoringController adds the samples
// of each poll; overlaps and late arrivals are harmless.
#pragma once

#include "services/contract/Monitoring.h"

#include <QPointF>
#include <QString>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cf::tables {

class SampleHistory
{
public:
    static constexpr std::int64_t kSeconds = 15 * 60;
    static constexpr std::int64_t kSilence = 30; //!< Seconds.

    //! Keeps the newer of two samples for one second; drops those older than kSeconds before the newest.
    void take(const contract::Samples& samples);

    //! The newest second that all active instances have reached, for the next request: one silent for longer than
    //! kSilence is not waited for. Empty before the first answer.
    std::optional<std::int64_t> completeThrough() const;
    std::optional<std::int64_t> newest() const;

    //! One number per second; empty if the second has none.
    using Measure = std::function<std::optional<double>(const contract::Sample&)>;
    //! Across all instances: counts and gauges are added.
    std::vector<QPointF> summed(const Measure& measure) const;
    //! Across all instances: times and lags cannot be added, so the worst counts.
    std::vector<QPointF> worst(const Measure& measure) const;

private:
    enum class Fold
    {
        Sum,
        Worst,
    };
    std::vector<QPointF> folded(const Measure& measure, Fold fold) const;

    std::map<std::string, std::map<std::int64_t, contract::Sample>> m_instances;
};

//! At most `most` points that still show every peak: the lowest and highest of each interval stay, in order.
std::vector<QPointF> downsampled(const std::vector<QPointF>& points, std::size_t most);

} // namespace cf::tables
