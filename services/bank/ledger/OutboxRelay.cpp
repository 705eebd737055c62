#include "services/bank/ledger/OutboxRelay.h"

#include "services/bank/api/AdvisoryLocks.h"
#include "services/bank/ledger/OutboxEvents.h"

#include <set>

namespace cf::bank {
namespace {

// One relay at a time, so events keep the order of their rows; the others do not block. The last id is not remembered:
// a row with a smaller one may still commit.
constexpr std::size_t kRows = 256;
// Whoever is behind catches up by more rows in a round, but so many events are confirmed within the bus's patience also
// where it is slow. The row that goes beyond is still taken.
constexpr std::int64_t kEvents = 1'024;
constexpr const char* kTake =
    "WITH head AS (SELECT id, cardinality(events) AS events FROM bank.outbox ORDER BY id LIMIT $1),"
    " next AS (SELECT id FROM (SELECT id, sum(events) OVER (ORDER BY id) - events AS before FROM head) AS h"
    " WHERE before < $2),"
    " taken AS (DELETE FROM bank.outbox WHERE id IN (SELECT id FROM next) RETURNING id, topic, events)"
    " SELECT t.id, t.topic, e.place, e.event FROM taken t, unnest(t.events) WITH ORDINALITY AS e (event, place)"
    " ORDER BY t.id, e.place";

// After a round, whoever books meanwhile is not followed by a transaction for each order.
constexpr auto kGathering = std::chrono::milliseconds(100);

} // namespace

OutboxRelay::OutboxRelay(db::Pool& pool, platform::EventBus& bus, std::chrono::milliseconds pause,
                         std::function<void(const std::string&)> onTrouble)
    : m_pool(pool)
    , m_bus(bus)
    , m_pause(pause)
    , m_onTrouble(std::move(onTrouble))
    , m_thread([this] { return round(); }, [this](const std::exception& error) { return afterTrouble(error); })
{
}

// An unavailable bus or database is not retried at once, however many commits wake the relay.
OutboxRelay::Pause OutboxRelay::afterTrouble(const std::exception& error) const
{
    if (m_onTrouble)
        m_onTrouble(db::fullMessage(error));
    return {m_pause, false};
}

OutboxRelay::Pause OutboxRelay::round()
{
    switch (publishSome()) {
    case Found::Nothing:
        return {m_pause};
    case Found::All:
        return {kGathering, false};
    case Found::Enough:
        return {std::chrono::milliseconds(0), false};
    }
    return {m_pause};
}

OutboxRelay::Found OutboxRelay::publishSome()
{
    return m_pool.transaction([&](db::Transaction& transaction) {
        if (!tryTake(transaction, kOutboxRelayLock))
            return Found::Nothing;
        // Should the commit be lost, the events are published again; so it makes nobody wait for the disk.
        transaction.query("SET LOCAL synchronous_commit = off");
        std::set<std::int64_t> taken;
        std::vector<platform::Event> events;
        for (const auto& row : transaction.query(kTake, kRows, kEvents)) {
            const auto id = row.get<std::int64_t>("id");
            taken.insert(id);
            addEvents(events,
                      {id, row.get<int>("place"), row.get<std::string>("topic"), row.get<std::string>("event")});
        }
        if (events.empty())
            return Found::Nothing;
        m_bus.publish(events);
        return taken.size() < kRows && std::ssize(events) < kEvents ? Found::All : Found::Enough;
    });
}

} // namespace cf::bank
