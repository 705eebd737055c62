// Events that no attempt could deliver, each with the consumer that could not handle it: bank.dead_letter.
#pragma once

#include "services/bank/platform/events/EventSource.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Once for each consumer and event. The failures include the last one, of which `reason` tells.
void bury(db::Transaction& transaction, const std::string& consumer, const platform::Event& event, std::size_t failures,
          const std::string& reason);

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
