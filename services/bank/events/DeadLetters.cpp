#include "services/bank/events/DeadLetters.h"

namespace cf::bank {

void bury(db::Transaction& transaction, const std::string& consumer, const platform::Event& event, std::size_t failures,
          const std::string& reason)
{
    transaction.query("INSERT INTO bank.dead_letter (consumer, event_id, topic, key, body, failures, reason)"
                      " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (consumer, event_id) DO UPDATE"
                      " SET failures = excluded.failures, reason = excluded.reason, died_at = now(),"
                      " sent_again_at = NULL",
                      consumer, event.id, event.topic, event.key, event.body, failures, reason);
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
