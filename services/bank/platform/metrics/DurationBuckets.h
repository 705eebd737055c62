// Durations in buckets of logarithmic width, as in HdrHistogram: exact up to 127 us, above that 64 buckets per
// doubling. A quantile is reported as the middle of a bucket: at most 0.8 % from the true value. The minute is a
// sliding window: each duration is removed after sixty seconds. Not thread-safe.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

namespace cf::platform {

//! Longer ones are counted as this.
inline constexpr std::chrono::microseconds kLongestDuration{(std::int64_t{1} << 32) - 1};
inline constexpr std::size_t kDurationBuckets = 128 + (32 - 7) * 64;

using DurationBucket = std::uint16_t;

DurationBucket bucketOf(std::chrono::microseconds duration);
//! The middle of the bucket.
std::chrono::microseconds durationOf(DurationBucket bucket);

//! The duration that `share` (0 … 1] of them do not exceed (nearest rank); zero if none. Reorders `buckets`.
std::chrono::microseconds quantile(std::vector<DurationBucket>& buckets, double share);

//! The durations of the last sixty seconds. Seconds never decrease.
class SlidingMinute
{
public:
    void add(std::int64_t second, DurationBucket bucket);
    //! Drops what is older than a minute at `second`.
    void advance(std::int64_t second);
    std::int64_t count() const { return m_count; }
    std::chrono::microseconds quantile(double share) const;

private:
    static constexpr std::int64_t kSeconds = 60;
    std::array<std::uint32_t, kDurationBuckets> m_counts{};
    std::array<std::vector<DurationBucket>, kSeconds> m_seconds; //!< By second modulo 60.
    std::int64_t m_newest = 0;
    std::int64_t m_count = 0;
};

} // namespace cf::platform
