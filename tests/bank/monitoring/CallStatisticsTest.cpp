// The statistics are right: percentiles against exact ones, a ring that forgets, seconds without calls.
#include "services/bank/monitoring/CallStatistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace cf;
using namespace cf::bank;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

//! The exact one, by nearest rank.
microseconds exactQuantile(std::vector<microseconds> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::max<std::size_t>(rank, 1) - 1];
}

void expectClose(microseconds found, microseconds exact)
{
    EXPECT_LE(std::abs(static_cast<double>((found - exact).count())), 0.008 * static_cast<double>(exact.count()))
        << found.count() << " for " << exact.count();
}

CallRecord record(std::string_view operation, int status, microseconds duration, std::int64_t statements = 0)
{
    return {operation, status, duration, "trace", {}, {}, statements, false};
}

class Statistics : public ::testing::Test
{
protected:
    void pass(std::int64_t seconds, const Gauges& gauges = {})
    {
        m_now += seconds;
        m_statistics.endSeconds(gauges);
    }

    std::int64_t m_now = 1'000'000;
    CallStatistics m_statistics{[this] { return m_now; }};
};

} // namespace

TEST(DurationBuckets, areNeverFurtherFromTheTruthThanTheySay)
{
    for (std::int64_t value = 0; value <= platform::kLongestDuration.count(); value += 1 + value / 1000) {
        const auto bucket = platform::bucketOf(microseconds(value));
        ASSERT_LT(bucket, platform::kDurationBuckets);
        expectClose(platform::durationOf(bucket), microseconds(value));
    }
    EXPECT_EQ(platform::bucketOf(-1s), platform::bucketOf(0s));
    EXPECT_EQ(platform::bucketOf(24h), platform::bucketOf(platform::kLongestDuration));
}

TEST(DurationBuckets, percentilesOfRandomDurationsAreTheExactOnesWithinOnePercent)
{
    const auto seed = std::random_device{}();
    std::cout << "seed " << seed << '\n';
    std::mt19937 random(seed);
    std::lognormal_distribution<double> durations(8, 2); // median 3 ms, a tail of minutes
    for (int round = 0; round < 20; ++round) {
        platform::SlidingMinute minute;
        std::vector<microseconds> exact;
        std::vector<platform::DurationBucket> buckets;
        const auto count = 1 + random() % 5'000;
        for (std::size_t i = 0; i < count; ++i) {
            exact.emplace_back(std::min<std::int64_t>(static_cast<std::int64_t>(durations(random)), 4'000'000'000));
            buckets.push_back(platform::bucketOf(exact.back()));
            minute.add(static_cast<std::int64_t>(100 + i % 60), buckets.back());
        }
        for (const double share : {0.01, 0.50, 0.95, 0.99, 1.0}) {
            expectClose(minute.quantile(share), exactQuantile(exact, share));
            expectClose(platform::quantile(buckets, share), exactQuantile(exact, share));
        }
    }
}

TEST(DurationBuckets, aMinuteForgetsWhatIsOlderAndNothingElse)
{
    platform::SlidingMinute minute;
    for (std::int64_t second = 0; second < 300; ++second) {
        minute.add(second, platform::bucketOf(microseconds(second)));
        ASSERT_EQ(minute.count(), std::min<std::int64_t>(second + 1, 60));
    }
    EXPECT_EQ(minute.quantile(1e-9), platform::durationOf(platform::bucketOf(240us)));
    minute.advance(329);
    EXPECT_EQ(minute.count(), 30);
    minute.advance(10'000);
    EXPECT_EQ(minute.count(), 0);
    EXPECT_EQ(minute.quantile(0.95), 0us);
}

TEST_F(Statistics, aSecondHasItsCallsErrorsBookingsAndGauges)
{
    m_statistics.call(record("PostTransfer", 201, 10ms, 3));
    m_statistics.call(record("PostTransfer", 422, 5ms, 2));
    CallRecord replayed = record("PostTransfer", 201, 5ms);
    replayed.replayed = true;
    m_statistics.call(replayed);
    m_statistics.call(record("GetAccount", 503, 200ms, 1));
    m_statistics.call(record("GetReadiness", 503, 200ms, 1)); // a load balancer's probe is nobody's error
    m_statistics.batch(7);
    m_statistics.batch(3);
    pass(1, {.inFlight = 4,
             .queueDepth = 2,
             .poolInUse = 1,
             .processorPpm = 250'000,
             .cacheHits = 10,
             .cacheMisses = 5,
             .replicaLagBytes = 96,
             .replicaLagMilliseconds = 60});
    const auto samples = m_statistics.samples();
    ASSERT_EQ(samples.size(), 1U);
    const contract::Sample& sample = samples[0];
    EXPECT_EQ(sample.second, 1'000'000);
    EXPECT_EQ(sample.calls, 4);
    EXPECT_EQ(sample.clientErrors, 1);
    EXPECT_EQ(sample.serverErrors, 1);
    EXPECT_EQ(sample.transfers, 1);
    EXPECT_EQ(sample.queries, 6);
    EXPECT_EQ(sample.batchSize, 7);
    EXPECT_EQ(sample.inFlight, 4);
    EXPECT_EQ(sample.processorPpm, 250'000);
    EXPECT_EQ(sample.replicaLagMilliseconds, 60);
    expectClose(microseconds(sample.p99Microseconds), 200ms);
    expectClose(microseconds(sample.p50Microseconds), 5ms);
    pass(1, {.cacheHits = 25, .cacheMisses = 6});
    EXPECT_EQ(m_statistics.samples().back().calls, 0);
    EXPECT_EQ(m_statistics.samples().back().cacheHits, 15);
    EXPECT_EQ(m_statistics.samples().back().cacheMisses, 1);
}

TEST_F(Statistics, theRingKeepsFifteenMinutesWithoutAGap)
{
    for (int second = 0; second < 1'000; ++second) {
        m_statistics.call(record("GetAccount", 200, 1ms));
        pass(second % 100 == 99 ? 3 : 1); // sometimes the thread that ends seconds is late
    }
    const auto samples = m_statistics.samples();
    ASSERT_EQ(samples.size(), CallStatistics::kSamples);
    EXPECT_EQ(samples.back().second, m_now - 1);
    for (std::size_t i = 1; i < samples.size(); ++i)
        ASSERT_EQ(samples[i].second, samples[i - 1].second + 1);
    const auto calls = std::count_if(samples.begin(), samples.end(), [](const auto& s) { return s.calls == 1; });
    EXPECT_GT(calls, 870);
    EXPECT_LT(calls, 900) << "missed seconds are present with zeros";
    EXPECT_EQ(m_statistics.samples(m_now - 4).size(), 3U);
    EXPECT_TRUE(m_statistics.samples(m_now).empty());
}

TEST_F(Statistics, anOperationsLastMinuteIsAMinute)
{
    for (int i = 0; i < 10; ++i)
        m_statistics.call(record("GetAccount", i < 2 ? 503 : 200, 100ms, 3));
    m_statistics.call(record("PostTransfer", 422, 1ms));
    pass(30);
    for (int i = 0; i < 10; ++i)
        m_statistics.call(record("GetAccount", 404, 300ms, 2));
    auto operations = m_statistics.operations();
    ASSERT_EQ(operations.size(), 2U);
    EXPECT_EQ(operations[0].operation, "GetAccount");
    EXPECT_EQ(operations[0].calls, 20);
    EXPECT_EQ(operations[0].serverErrors, 2);
    EXPECT_EQ(operations[0].clientErrors, 10);
    EXPECT_EQ(operations[0].queriesPerCallPpm, 2'500'000);
    EXPECT_EQ(m_statistics.lastMinute().calls, 21);
    EXPECT_EQ(m_statistics.lastMinute().serverErrors, 2);
    pass(30);
    operations = m_statistics.operations();
    ASSERT_EQ(operations.size(), 1U);
    EXPECT_EQ(operations[0].calls, 10);
    EXPECT_EQ(operations[0].serverErrors, 0);
    expectClose(microseconds(operations[0].p50Microseconds), 300ms);
    expectClose(m_statistics.lastMinute().p95, 300ms);
}

TEST_F(Statistics, whatAnonymousCallersAreRefusedMakesNoRealErrorASmallShare)
{
    CallRecord nothing = record("unmatched", 404, 0us);
    nothing.anonymous = true;
    CallRecord noSession = record("GetAccount", 401, 0us);
    noSession.anonymous = true;
    for (int i = 0; i < 10'000; ++i)
        m_statistics.call(i % 2 == 0 ? nothing : noSession);
    for (int i = 0; i < 40; ++i)
        m_statistics.call(record("GetAccount", i % 4 == 0 ? 503 : 200, 800ms));
    CallRecord anonymousFailure = record("StartSignIn", 503, 800ms);
    anonymousFailure.anonymous = true;
    m_statistics.call(anonymousFailure);
    const LastMinute minute = m_statistics.lastMinute();
    EXPECT_EQ(minute.calls, 41);
    EXPECT_EQ(minute.serverErrors, 11) << "whoever got it";
    expectClose(minute.p95, 800ms);
    pass(1);
    EXPECT_EQ(m_statistics.samples().back().calls, 41);
    EXPECT_EQ(m_statistics.operations().front().operation, "GetAccount");
    EXPECT_EQ(m_statistics.operations().front().calls, 5'040) << "all are counted by operation";
}
