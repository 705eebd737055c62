#include "services/bank/events/BacklogWatch.h"

#include "services/bank/api/Clock.h"
#include "services/bank/events/CreditedAmounts.h"
#include "services/bank/events/DeadLetters.h"

#include <algorithm>
#include <cmath>

namespace cf::bank {
namespace {

using contract::EventLag;
using contract::EventLags;

constexpr const char* kOutbox = "SELECT coalesce(sum(cardinality(events)), 0) AS events, count(*) AS rows,"
                                " coalesce(greatest(0, floor(extract(epoch FROM now() - min(recorded_at)))), 0)::bigint"
                                " AS overdue FROM bank.outbox";

// An outbox that nobody empties grows without limit.
constexpr std::int64_t kOutboxRowsRead = 50;
constexpr const char* kOldest = "SELECT event FROM (SELECT events FROM bank.outbox ORDER BY id LIMIT $1) AS oldest,"
                                " unnest(oldest.events) AS event";

EventLag unpublished(db::Transaction& transaction)
{
    const auto row = transaction.query(kOutbox)[0];
    EventLag lag;
    lag.events = row.get<std::int64_t>("events");
    lag.overdueSeconds = row.get<std::int64_t>("overdue");
    lag.amountsWhole = row.get<std::int64_t>("rows") <= kOutboxRowsRead;
    CreditedAmounts amounts;
    for (const auto& event : transaction.query(kOldest, kOutboxRowsRead))
        amounts.add(event.get<std::string_view>("event"));
    lag.amounts = amounts.sums();
    return lag;
}

platform::Metrics::Labels labelsOf(const EventLag& lag)
{
    return {{"consumer", lag.consumer.value_or("outbox")},
            {"topic", lag.topic.value_or(lag.consumer ? "retries" : "all")}};
}

struct LagGauge
{
    const char* name;
    const char* help;
};
constexpr LagGauge kWaitingGauge{"bankd_events_waiting", "Events that wait for a consumer, or to be published."};
constexpr LagGauge kOverdueGauge{"bankd_events_overdue_seconds",
                                 "How long the oldest of them could have been handled."};
constexpr LagGauge kAmountGauge{"bankd_events_waiting_amount",
                                "What was credited by them, at least, in whole units of the currency."};
constexpr LagGauge kLettersGauge{"bankd_dead_letters", "Events that a consumer gave up and nobody sent again."};

//! For charts: not exact from 2^53 minor units on.
double inUnits(const Money& money)
{
    return static_cast<double>(money.minorUnits()) / std::pow(10.0, money.currency().decimals());
}

} // namespace

BacklogWatch::BacklogWatch(db::Pool& pool, EventBacklog& backlog, platform::Metrics& metrics, Config config)
    : m_pool(pool)
    , m_backlog(backlog)
    , m_metrics(metrics)
    , m_config(std::move(config))
    , m_thread([this] {
        measure();
        return platform::PeriodicThread::Pause{m_config.pause};
    })
{
}

EventLags BacklogWatch::lags() const
{
    const std::lock_guard lock(m_mutex);
    return m_lags;
}

std::chrono::seconds BacklogWatch::overdue() const
{
    const std::lock_guard lock(m_mutex);
    std::int64_t longest = 0;
    for (const EventLag& lag : m_lags.lags)
        longest = std::max(longest, lag.overdueSeconds);
    return std::chrono::seconds(longest);
}

std::int64_t BacklogWatch::deadLetters() const
{
    const std::lock_guard lock(m_mutex);
    return m_lags.deadLetters;
}

// Without the broker what is not published yet is known all the same, and then matters most.
void BacklogWatch::measure()
{
    EventLags now;
    try {
        m_pool.transaction([&](db::Transaction& transaction) {
            now.deadLetters = countDeadLetters(transaction);
            now.lags.push_back(unpublished(transaction));
        });
        auto published = m_backlog.read();
        now.lags.insert(now.lags.end(), published.begin(), published.end());
    } catch (const std::exception& error) {
        if (m_config.onTrouble)
            m_config.onTrouble(db::fullMessage(error));
        now.whole = false;
    }
    now.at = instantOf(std::chrono::system_clock::now);
    publish(now);
    const std::lock_guard lock(m_mutex);
    m_lags = std::move(now);
}

void BacklogWatch::publish(const EventLags& lags)
{
    auto former = std::exchange(m_published, {});
    const auto set = [&](const LagGauge& gauge, const platform::Metrics::Labels& labels, double value) {
        m_metrics.gauge(gauge.name, gauge.help, labels).set(value);
        m_published.emplace(gauge.name, labels);
        former.erase({gauge.name, labels});
    };
    for (const EventLag& lag : lags.lags) {
        auto labels = labelsOf(lag);
        set(kWaitingGauge, labels, static_cast<double>(lag.events));
        set(kOverdueGauge, labels, static_cast<double>(lag.overdueSeconds));
        for (const Money& amount : lag.amounts) {
            labels["currency"] = std::string(amount.currency().code());
            set(kAmountGauge, labels, inUnits(amount));
        }
    }
    if (!lags.lags.empty()) // else the database did not answer
        set(kLettersGauge, {}, static_cast<double>(lags.deadLetters));
    for (const LagGauge& gauge : {kWaitingGauge, kOverdueGauge, kAmountGauge, kLettersGauge})
        for (const auto& [name, labels] : former)
            if (name == gauge.name)
                m_metrics.removeGauge(gauge.name, gauge.help, labels);
}

} // namespace cf::bank
