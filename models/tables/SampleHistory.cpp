#include "models/tables/SampleHistory.h"

#include <algorithm>

namespace cf::tables {

void SampleHistory::take(const contract::Samples& samples)
{
    for (const contract::InstanceSamples& instance : samples.instances) {
        auto& kept = m_instances[instance.instance];
        for (const contract::Sample& sample : instance.samples)
            kept[sample.second] = sample;
    }
    // Without any sample nothing is too old; an instance without samples is dropped.
    const std::int64_t last = newest().value_or(0);
    for (auto instance = m_instances.begin(); instance != m_instances.end();) {
        auto& kept = instance->second;
        kept.erase(kept.begin(), kept.upper_bound(last - kSeconds));
        instance = kept.empty() ? m_instances.erase(instance) : std::next(instance);
    }
}

std::optional<std::int64_t> SampleHistory::completeThrough() const
{
    const auto last = newest();
    std::optional<std::int64_t> complete;
    for (const auto& [name, kept] : m_instances) {
        if (kept.empty())
            continue;
        const std::int64_t through = kept.rbegin()->first;
        if (through >= *last - kSilence)
            complete = std::min(complete.value_or(through), through);
    }
    return complete;
}

std::optional<std::int64_t> SampleHistory::newest() const
{
    std::optional<std::int64_t> last;
    for (const auto& [name, kept] : m_instances) {
        if (!kept.empty())
            last = std::max(last.value_or(kept.rbegin()->first), kept.rbegin()->first);
    }
    return last;
}

std::vector<QPointF> SampleHistory::summed(const Measure& measure) const
{
    return folded(measure, Fold::Sum);
}

std::vector<QPointF> SampleHistory::worst(const Measure& measure) const
{
    return folded(measure, Fold::Worst);
}

std::vector<QPointF> SampleHistory::folded(const Measure& measure, Fold fold) const
{
    std::map<std::int64_t, double> seconds;
    for (const auto& [name, kept] : m_instances) {
        for (const auto& [second, sample] : kept) {
            const auto value = measure(sample);
            if (!value)
                continue;
            const auto [place, fresh] = seconds.try_emplace(second, *value);
            if (!fresh)
                place->second = fold == Fold::Sum ? place->second + *value : std::max(place->second, *value);
        }
    }
    std::vector<QPointF> points;
    points.reserve(seconds.size());
    for (const auto& [second, value] : seconds)
        points.emplace_back(static_cast<double>(second), value);
    return points;
}

std::vector<QPointF> downsampled(const std::vector<QPointF>& points, std::size_t most)
{
    if (points.size() <= most || most < 2)
        return points;
    const std::size_t stretches = most / 2;
    std::vector<QPointF> kept;
    kept.reserve(stretches * 2);
    for (std::size_t i = 0; i < stretches; ++i) {
        const auto first = points.begin() + static_cast<std::ptrdiff_t>(i * points.size() / stretches);
        const auto last = points.begin() + static_cast<std::ptrdiff_t>((i + 1) * points.size() / stretches);
        auto [low, high] =
            std::minmax_element(first, last, [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
        if (low > high)
            std::swap(low, high);
        kept.push_back(*low);
        if (high != low)
            kept.push_back(*high);
    }
    return kept;
}

} // namespace cf::tables
