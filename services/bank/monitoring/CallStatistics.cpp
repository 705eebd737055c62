#include "services/bank/monitoring/CallStatistics.h"

#include "services/contract/Operations.h"

#include <algorithm>
#include <utility>

namespace cf::bank {
namespace {

constexpr std::int64_t kMinute = 60;

bool isHealthCheck(std::string_view operation)
{
    return operation == contract::GetLiveness::kInfo.name || operation == contract::GetReadiness::kInfo.name ||
           operation == contract::GetMetrics::kInfo.name;
}

// Booked now, not replayed.
bool isBooking(const CallRecord& record)
{
    return record.operation == contract::PostTransfer::kInfo.name &&
           record.status == contract::PostTransfer::kInfo.successStatus && !record.replayed;
}

void read(const Gauges& gauges, contract::Sample& sample)
{
    sample.inFlight = gauges.inFlight;
    sample.queueDepth = gauges.queueDepth;
    sample.poolInUse = gauges.poolInUse;
    sample.processorPpm = gauges.processorPpm;
    sample.replicaLagBytes = gauges.replicaLagBytes;
    sample.replicaLagMilliseconds = gauges.replicaLagMilliseconds;
}

} // namespace

CallStatistics::CallStatistics(Seconds seconds)
    : m_seconds(std::move(seconds))
{
    m_current.second = m_seconds();
}

void CallStatistics::Minute::add(std::int64_t second, const CallRecord& record, platform::DurationBucket bucket)
{
    advance(second);
    durations.add(second, bucket);
    if (seconds.empty() || seconds.back().second < second)
        seconds.push_back({second, 0, 0, 0});
    Second& last = seconds.back();
    last.clientErrors += record.status >= 400 && record.status < 500 ? 1 : 0;
    last.serverErrors += record.status >= 500 ? 1 : 0;
    last.statements += record.statements;
}

void CallStatistics::Minute::advance(std::int64_t second)
{
    durations.advance(second);
    while (!seconds.empty() && seconds.front().second <= second - kMinute)
        seconds.pop_front();
}

CallStatistics::Second CallStatistics::Minute::sum() const
{
    Second total;
    for (const Second& second : seconds) {
        total.clientErrors += second.clientErrors;
        total.serverErrors += second.serverErrors;
        total.statements += second.statements;
    }
    return total;
}

void CallStatistics::call(const CallRecord& record)
{
    const auto bucket = platform::bucketOf(record.duration);
    const std::lock_guard lock(m_mutex);
    const std::int64_t now = m_seconds();
    auto found = m_operations.find(record.operation);
    if (found == m_operations.end())
        found = m_operations.try_emplace(std::string(record.operation)).first;
    found->second.add(now, record, bucket);
    if (isHealthCheck(record.operation) || isAnonymousRefusal(record))
        return;
    m_all.add(now, record, bucket);
    m_currentDurations.push_back(bucket);
    ++m_current.calls;
    m_current.clientErrors += record.status >= 400 && record.status < 500 ? 1 : 0;
    m_current.serverErrors += record.status >= 500 ? 1 : 0;
    m_current.queries += record.statements;
    m_current.transfers += isBooking(record) ? 1 : 0;
}

void CallStatistics::batch(std::size_t size)
{
    const std::lock_guard lock(m_mutex);
    m_current.batchSize = std::max(m_current.batchSize, static_cast<std::int64_t>(size));
}

void CallStatistics::unknown(std::size_t orders)
{
    const std::lock_guard lock(m_mutex);
    m_current.unknownOrders = m_current.unknownOrders.value_or(0) + static_cast<std::int64_t>(orders);
}

void CallStatistics::endSeconds(const Gauges& gauges)
{
    const std::lock_guard lock(m_mutex);
    const std::int64_t now = m_seconds();
    if (now <= m_current.second)
        return;
    read(gauges, m_current);
    m_current.p50Microseconds = platform::quantile(m_currentDurations, 0.50).count();
    m_current.p95Microseconds = platform::quantile(m_currentDurations, 0.95).count();
    m_current.p99Microseconds = platform::quantile(m_currentDurations, 0.99).count();
    m_currentDurations.clear();
    m_current.cacheHits = gauges.cacheHits - std::exchange(m_cacheHits, gauges.cacheHits);
    m_current.cacheMisses = gauges.cacheMisses - std::exchange(m_cacheMisses, gauges.cacheMisses);
    m_samples.push_back(m_current);
    // Seconds that nobody ended: the thread was delayed. A jump of the clock fills at most the ring's length.
    auto missed = std::max(m_current.second + 1, now - static_cast<std::int64_t>(kSamples));
    for (; missed < now; ++missed) {
        contract::Sample empty;
        empty.second = missed;
        read(gauges, empty);
        m_samples.push_back(empty);
    }
    m_current = {};
    m_current.second = now;
    while (m_samples.size() > kSamples)
        m_samples.pop_front();
}

std::vector<contract::Sample> CallStatistics::samples(std::optional<std::int64_t> after) const
{
    const std::lock_guard lock(m_mutex);
    const auto begin = std::partition_point(m_samples.begin(), m_samples.end(), [&](const contract::Sample& sample) {
        return after && sample.second <= *after;
    });
    return {begin, m_samples.end()};
}

std::vector<contract::OperationStatus> CallStatistics::operations() const
{
    std::vector<contract::OperationStatus> list;
    const std::lock_guard lock(m_mutex);
    const std::int64_t now = m_seconds();
    for (auto& [name, minute] : m_operations) {
        minute.advance(now);
        const Second total = minute.sum();
        const std::int64_t calls = minute.durations.count();
        if (calls == 0)
            continue;
        list.push_back({name, calls, total.clientErrors, total.serverErrors, minute.durations.quantile(0.50).count(),
                        minute.durations.quantile(0.95).count(), minute.durations.quantile(0.99).count(),
                        total.statements * 1'000'000 / calls});
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.calls > b.calls; });
    return list;
}

LastMinute CallStatistics::lastMinute() const
{
    const std::lock_guard lock(m_mutex);
    m_all.advance(m_seconds());
    const Second total = m_all.sum();
    return {m_all.durations.count(), total.serverErrors, m_all.durations.quantile(0.95)};
}

} // namespace cf::bank
