#include "services/bank/events/QueueBacklog.h"

#include "services/bank/events/CreditedAmounts.h"
#include "services/bank/events/Topics.h"

#include <map>

namespace cf::bank {
namespace {

using contract::EventLag;

// What failed before has a topic as well, but it is one queue.
constexpr const char* kWaiting =
    "SELECT consumer, topic, count(*) AS events,"
    " greatest(0, floor(extract(epoch FROM now() - min(due_at))))::bigint AS overdue FROM bank.event_queue,"
    " unnest(CASE WHEN failures = 0 THEN topics ELSE array_fill(''::text, ARRAY[cardinality(topics)]) END) AS topic"
    " GROUP BY consumer, topic";

// Of the oldest rows only, each of which has up to 200 events: what nobody consumes grows without limit.
constexpr std::int64_t kRowsRead = 50;
constexpr const char* kBodies =
    "SELECT q.consumer, q.place, CASE WHEN q.failures = 0 THEN e.topic ELSE '' END AS topic, e.body"
    " FROM (SELECT consumer, failures, topics, bodies, row_number() OVER (PARTITION BY consumer ORDER BY id) AS place"
    " FROM bank.event_queue) AS q, unnest(q.topics, q.bodies) AS e (topic, body)"
    " WHERE q.place <= $1 AND e.topic = $2";
constexpr const char* kLong = "SELECT consumer FROM bank.event_queue GROUP BY consumer HAVING count(*) > $1";

//! Consumer and topic.
using Place = std::pair<std::string, std::string>;

EventLag lagAt(const Place& place)
{
    EventLag lag;
    lag.consumer = place.first;
    if (!place.second.empty())
        lag.topic = place.second;
    return lag;
}

void readWaiting(db::Transaction& transaction, std::map<Place, EventLag>& lags)
{
    for (const auto& row : transaction.query(kWaiting)) {
        const Place place{row.get<std::string>("consumer"), row.get<std::string>("topic")};
        EventLag& lag = lags.try_emplace(place, lagAt(place)).first->second;
        lag.events = row.get<std::int64_t>("events");
        lag.overdueSeconds = row.get<std::int64_t>("overdue");
    }
}

void readAmounts(db::Transaction& transaction, std::map<Place, EventLag>& lags)
{
    std::map<Place, CreditedAmounts> amounts;
    for (const auto& row : transaction.query(kBodies, kRowsRead, kAccountsTopic))
        amounts[{row.get<std::string>("consumer"), row.get<std::string>("topic")}].add(
            row.get<std::string_view>("body"));
    for (const auto& row : transaction.query(kLong, kRowsRead))
        for (auto& [place, lag] : lags)
            if (place.first == row.get<std::string_view>("consumer"))
                lag.amountsWhole = false;
    for (const auto& [place, some] : amounts)
        if (const auto lag = lags.find(place); lag != lags.end())
            lag->second.amounts = some.sums();
}

} // namespace

QueueBacklog::QueueBacklog(db::Pool& pool, std::vector<platform::EventConsumer> consumers)
    : m_pool(pool)
    , m_consumers(std::move(consumers))
{
}

std::vector<EventLag> QueueBacklog::read()
{
    std::map<Place, EventLag> lags;
    m_pool.transaction([&](db::Transaction& transaction) {
        readWaiting(transaction, lags);
        readAmounts(transaction, lags);
    });
    std::vector<EventLag> inOrder;
    const auto take = [&](const Place& place) {
        const auto found = lags.extract(place);
        inOrder.push_back(found ? found.mapped() : lagAt(place));
    };
    for (const platform::EventConsumer& consumer : m_consumers) {
        for (const std::string& topic : consumer.topics)
            take({consumer.name, topic});
        take({consumer.name, {}});
    }
    for (const auto& [place, lag] : lags)
        inOrder.push_back(lag);
    return inOrder;
}

} // namespace cf::bank
