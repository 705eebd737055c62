#include "services/bank/platform/metrics/DurationBuckets.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace cf::platform {
namespace {

constexpr std::uint64_t kExact = 128;
constexpr std::uint64_t kPerDoubling = 64;

// Nearest rank: the smallest value with at least this many not above it.
std::int64_t rankOf(std::int64_t count, double share)
{
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(share * static_cast<double>(count))), 1, count);
}

} // namespace

DurationBucket bucketOf(std::chrono::microseconds duration)
{
    const auto value = static_cast<std::uint64_t>(
        std::clamp<std::int64_t>(duration.count(), 0, std::int64_t{kLongestDuration.count()}));
    if (value < kExact)
        return static_cast<DurationBucket>(value);
    const auto doubling = static_cast<std::uint64_t>(std::bit_width(value)) - 7;
    return static_cast<DurationBucket>(kExact + (doubling - 1) * kPerDoubling + (value >> doubling) - kPerDoubling);
}

std::chrono::microseconds durationOf(DurationBucket bucket)
{
    if (bucket < kExact)
        return std::chrono::microseconds(bucket);
    const std::uint64_t doubling = (bucket - kExact) / kPerDoubling + 1;
    const std::uint64_t low = ((bucket - kExact) % kPerDoubling + kPerDoubling) << doubling;
    return std::chrono::microseconds(low + (std::uint64_t{1} << doubling) / 2);
}

std::chrono::microseconds quantile(std::vector<DurationBucket>& buckets, double share)
{
    if (buckets.empty())
        return {};
    const auto nth = buckets.begin() + (rankOf(static_cast<std::int64_t>(buckets.size()), share) - 1);
    std::nth_element(buckets.begin(), nth, buckets.end());
    return durationOf(*nth);
}

void SlidingMinute::advance(std::int64_t second)
{
    // After more than a minute without calls, each second is emptied once.
    for (auto at = std::max(m_newest + 1, second - kSeconds + 1); at <= second; ++at) {
        auto& expired = m_seconds[static_cast<std::size_t>(at % kSeconds)];
        for (const DurationBucket bucket : expired)
            --m_counts[bucket];
        m_count -= static_cast<std::int64_t>(expired.size());
        expired.clear();
    }
    m_newest = std::max(m_newest, second);
}

void SlidingMinute::add(std::int64_t second, DurationBucket bucket)
{
    advance(second);
    m_seconds[static_cast<std::size_t>(m_newest % kSeconds)].push_back(bucket);
    ++m_counts[bucket];
    ++m_count;
}

std::chrono::microseconds SlidingMinute::quantile(double share) const
{
    if (m_count == 0)
        return {};
    auto left = rankOf(m_count, share);
    for (std::size_t bucket = 0; bucket < m_counts.size(); ++bucket) {
        left -= m_counts[bucket];
        if (left <= 0)
            return durationOf(static_cast<DurationBucket>(bucket));
    }
    return kLongestDuration;
}

} // namespace cf::platform
