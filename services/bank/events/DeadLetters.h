// Events that no attempt could deliver, each with the consumer that could not handle it: bank.dead_letter.
#pragma once

#include "services/bank/platform/events/EventSource.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/Events.h"
#include "services/contract/Problem.h"

namespace cf::bank {

//! Once for each consumer and event. The failures include the last one, of which `reason` tells.
void bury(db::Transaction& transaction, const std::string& consumer, const platform::Event& event, std::size_t failures,
          const std::string& reason);

//! Those that were not sent again, newest first. Throws db::Error.
contract::Answer<contract::Page<contract::DeadLetter>>
listDeadLetters(db::Transaction& transaction, const std::optional<std::string>& cursor, int limit);

//! How many those are.
std::int64_t countDeadLetters(db::Transaction& transaction);

//! Puts them into the outbox for their consumer, the oldest kSentAtOnce of them, each once however many ask at a time.
contract::SentAgain sendAgain(db::Transaction& transaction, const contract::LettersToSend& letters);
inline constexpr std::int64_t kSentAtOnce = 5'000;

//! Takes them over from a broker: a consumer of another's dead letters.
class DeadLetterKeeper
{
public:
    //! The pool outlives it.
    DeadLetterKeeper(db::Pool& pool, std::string consumer);

    std::vector<platform::Handled> handle(const std::vector<platform::Delivery>& deliveries);

private:
    db::Pool& m_pool;
    const std::string m_consumer;
};

} // namespace cf::bank
