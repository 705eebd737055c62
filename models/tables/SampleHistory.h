// The last 15 minutes of every instance, a sample a second, as the charts want them. MonitoringController fills it with
// what each poll brings; overlaps and late arrivals are harmless.
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

    //! Keeps the newer of two samples of one second; drops what is older than kSeconds behind the newest.
    void take(const contract::Samples& samples);

    //! The newest second that every instance has which still says something, for the next question: one that is silent
    //! for longer than kSilence is not waited for. Empty before the first answer.
    std::optional<std::int64_t> completeThrough() const;
    std::optional<std::int64_t> newest() const;

    //! One number a second; empty when the second says nothing about it.
    using Measure = std::function<std::optional<double>(const contract::Sample&)>;
    //! Across all instances: counts and gauges add up.
    std::vector<QPointF> summed(const Measure& measure) const;
    //! Across all instances: times and lags do not add up, the worst one counts.
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

//! At most `most` points that still show every peak: of each stretch the lowest and the highest stay, in order.
std::vector<QPointF> thinned(const std::vector<QPointF>& points, std::size_t most);

} // namespace cf::tables
