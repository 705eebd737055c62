#include "services/bank/events/DeadLetters.h"

#include "services/bank/api/Paging.h"
#include "services/bank/events/Outbox.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

constexpr const char* kList = "SELECT consumer, topic, event_id, failures, reason, died_at FROM bank.dead_letter"
                              " WHERE sent_again_at IS NULL"
                              " AND ($1::timestamptz IS NULL OR (died_at, consumer, event_id) < ($1, $2, $3))"
                              " ORDER BY died_at DESC, consumer DESC, event_id DESC LIMIT $4";

// Whoever asks for the same ones meanwhile waits for the row locks, and then finds them sent. A row of the outbox has
// few enough for the relay to publish several.
constexpr const char* kSend =
    "WITH wanted AS (SELECT consumer, event_id FROM bank.dead_letter WHERE sent_again_at IS NULL AND consumer = $1"
    "  AND topic = $2 AND ($3::text IS NULL OR event_id = $3) AND died_at <= $4"
    "  ORDER BY died_at, event_id LIMIT $5 FOR UPDATE),"
    " sent AS (UPDATE bank.dead_letter l SET sent_again_at = now() FROM wanted w WHERE l.consumer = w.consumer"
    "  AND l.event_id = w.event_id RETURNING l.*),"
    " placed AS (SELECT *, row_number() OVER (ORDER BY died_at, event_id) AS place FROM sent),"
    " told AS (INSERT INTO bank.outbox (topic, events) SELECT $6, array_agg(json_build_object('consumer', consumer,"
    "  'id', event_id, 'topic', topic, 'key', key, 'body', body)::text ORDER BY place) FROM placed GROUP BY place / "
    "100)"
    " SELECT (SELECT count(*) FROM sent) AS sent, (SELECT count(*) FROM bank.dead_letter WHERE sent_again_at IS NULL"
    "  AND consumer = $1 AND topic = $2 AND ($3::text IS NULL OR event_id = $3) AND died_at <= $4) AS wanted";

std::string keyOfLetter(const contract::DeadLetter& letter)
{
    return toString(letter.diedAt) + "/" + letter.consumer + "/" + letter.eventId;
}

//! Where a page begins: behind this letter.
struct AfterLetter
{
    std::optional<std::string> diedAt;
    std::optional<std::string> consumer;
    std::optional<std::string> eventId;
};

std::optional<AfterLetter> afterLetter(const std::optional<std::string>& cursor)
{
    if (!cursor)
        return AfterLetter();
    const auto consumer = cursor->find('/');
    const auto event = consumer == std::string::npos ? consumer : cursor->find('/', consumer + 1);
    const auto diedAt = parseInstant(cursor->substr(0, consumer));
    if (event == std::string::npos || !diedAt)
        return std::nullopt;
    return AfterLetter{toString(*diedAt), cursor->substr(consumer + 1, event - consumer - 1),
                       cursor->substr(event + 1)};
}

} // namespace

void bury(db::Transaction& transaction, const std::string& consumer, const platform::Event& event, std::size_t failures,
          const std::string& reason)
{
    transaction.query("INSERT INTO bank.dead_letter (consumer, event_id, topic, key, body, failures, reason)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (consumer, event_id) DO UPDATE"
                      " SET failures = excluded.failures, reason = excluded.reason, died_at = now(),"
                      " sent_again_at = NULL",
                      consumer, event.id, event.topic, event.key, event.body, failures, reason);
}

contract::Answer<contract::Page<contract::DeadLetter>>
listDeadLetters(db::Transaction& transaction, const std::optional<std::string>& cursor, int limit)
{
    const auto after = afterLetter(cursor);
    if (!after)
        return parameterProblem("?cursor", "was not issued by this list");
    std::vector<contract::DeadLetter> found;
    for (const auto& row : transaction.query(kList, after->diedAt, after->consumer, after->eventId, limit + 1))
        found.push_back({row.get<std::string>("consumer"), row.get<std::string>("topic"),
                         row.get<std::string>("event_id"), row.get<std::int64_t>("failures"),
                         row.get<std::string>("reason"), row.get<Instant>("died_at")});
    auto page = pageOf(std::move(found), limit);
    setKeys(page, keyOfLetter);
    page.count = countDeadLetters(transaction);
    return page;
}

std::int64_t countDeadLetters(db::Transaction& transaction)
{
    return transaction.query("SELECT count(*) FROM bank.dead_letter WHERE sent_again_at IS NULL").value<std::int64_t>();
}

contract::SentAgain sendAgain(db::Transaction& transaction, const contract::LettersToSend& letters)
{
    const auto row = transaction.query(kSend, letters.consumer, letters.topic, letters.eventId,
                                       toString(letters.diedUntil), kSentAtOnce, kAgainTopic)[0];
    const auto sent = row.get<std::int64_t>("sent");
    return {sent, row.get<std::int64_t>("wanted") - sent};
}

DeadLetterKeeper::DeadLetterKeeper(db::Pool& pool, std::string consumer)
    : m_pool(pool)
    , m_consumer(std::move(consumer))
{
}

std::vector<platform::Handled> DeadLetterKeeper::handle(const std::vector<platform::Delivery>& deliveries)
{
    m_pool.transaction([&](db::Transaction& transaction) {
        for (const platform::Delivery& delivery : deliveries)
            bury(transaction, m_consumer, delivery.event, delivery.failures, delivery.reason);
    });
    return std::vector<platform::Handled>(deliveries.size());
}

} // namespace cf::bank
