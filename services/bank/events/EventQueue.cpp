#include "services/bank/events/EventQueue.h"

#include "services/bank/api/AdvisoryLocks.h"
#include "services/bank/events/DeadLetters.h"
#include "services/bank/platform/postgres/TableRows.h"

#include <algorithm>
#include <map>

namespace cf::bank {
namespace {

using platform::Delivery;
using platform::Event;
using platform::Handled;

// A consumer that is gone is waited for so long. Longer than any needs for what it takes at a time.
constexpr const char* kTake =
    "WITH next AS (UPDATE bank.event_queue SET held_by = $2::uuid, held_until = now() + interval '15 minutes'"
    "  WHERE id = (SELECT id FROM bank.event_queue WHERE consumer = $1 AND due_at <= now() ORDER BY id LIMIT 1)"
    "    AND NOT EXISTS (SELECT FROM bank.event_queue WHERE consumer = $1 AND held_until > now())"
    "  RETURNING failures, ids, topics, keys, bodies)"
    " SELECT failures, id, topic, key, body FROM next,"
    "  unnest(ids, topics, keys, bodies) WITH ORDINALITY AS e (id, topic, key, body, place) ORDER BY place";
void insert(db::Transaction& transaction, const std::string& consumer, std::size_t failures,
            std::chrono::milliseconds pause, const std::vector<Event>& events)
{
    static const std::string kInsert =
        "INSERT INTO bank.event_queue (consumer, failures, due_at, ids, topics, keys, bodies)"
        " SELECT $1, $2, now() + $3 * interval '1 ms', array_agg(id), array_agg(topic), array_agg(key), array_agg(body)"
        " FROM " +
        db::unnested<Event>(4);
    db::queryWithRows(transaction, kInsert, events, consumer, failures, pause.count());
}

} // namespace

QueueBus::QueueBus(db::Pool& pool, std::vector<EventConsumer> consumers)
    : m_pool(pool)
    , m_consumers(std::move(consumers))
{
}

void QueueBus::publish(const std::vector<Event>& events)
{
    std::map<std::string, std::vector<Event>> byConsumer;
    for (const Event& event : events) {
        if (!event.consumer.empty())
            byConsumer[event.consumer].push_back(event);
        else
            for (const EventConsumer& consumer : m_consumers)
                if (std::ranges::count(consumer.topics, event.topic) > 0)
                    byConsumer[consumer.name].push_back(event);
    }
    if (byConsumer.empty())
        return;
    m_pool.transaction([&](db::Transaction& transaction) {
        for (const auto& [consumer, some] : byConsumer)
            for (std::size_t first = 0; first < some.size(); first += platform::kMostDeliveries)
                insert(transaction, consumer, 0, {},
                       {some.begin() + static_cast<std::ptrdiff_t>(first),
                        some.begin() +
                            static_cast<std::ptrdiff_t>(std::min(some.size(), first + platform::kMostDeliveries))});
    });
}

QueueSource::QueueSource(db::Pool& pool, std::string consumer, platform::RetryPauses pauses)
    : m_pool(pool)
    , m_consumer(std::move(consumer))
    , m_pauses(pauses)
{
}

std::vector<Delivery> QueueSource::take()
{
    m_taken.clear();
    if (const auto unsettled = std::exchange(m_hold, Uuid::v7()))
        m_pool.transaction([&](db::Transaction& transaction) {
            transaction.query("UPDATE bank.event_queue SET held_until = NULL WHERE held_by = $1::uuid",
                              unsettled->toString());
        });
    m_taken = m_pool.transaction([&](db::Transaction& transaction) {
        std::vector<Delivery> taken;
        if (!tryTake(transaction, kEventQueueLock))
            return taken;
        for (const auto& row : transaction.query(kTake, m_consumer, m_hold->toString()))
            taken.push_back({{row.get<std::string>("id"), row.get<std::string>("topic"), row.get<std::string>("key"),
                              row.get<std::string>("body")},
                             row.get<std::size_t>("failures")});
        return taken;
    });
    if (m_taken.empty())
        m_hold.reset();
    return m_taken;
}

void QueueSource::settle(const std::vector<Handled>& outcomes)
{
    if (!m_hold)
        return;
    m_pool.transaction([&](db::Transaction& transaction) {
        const bool mine =
            !transaction.query("DELETE FROM bank.event_queue WHERE held_by = $1::uuid RETURNING id", m_hold->toString())
                 .empty();
        for (std::size_t i = 0; mine && i < m_taken.size(); ++i) {
            const Handled& outcome = outcomes.at(i);
            const std::size_t failures = m_taken[i].failures;
            if (!outcome.failure)
                continue;
            if (outcome.isDead(failures))
                bury(transaction, m_consumer, m_taken[i].event, failures + 1, *outcome.failure);
            else
                insert(transaction, m_consumer, failures + 1, m_pauses.at(failures), {m_taken[i].event});
        }
    });
    m_hold.reset();
    m_taken.clear();
}

} // namespace cf::bank
