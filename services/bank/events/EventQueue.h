// Events for consumers where there is no broker: a row of bank.event_queue for each consumer and some events. One
// consumer of a name is at work at a time, whichever server it runs on, so that events keep their order.
#pragma once

#include "models/domain/Uuid.h"
#include "services/bank/events/Consumers.h"
#include "services/bank/platform/events/EventSource.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

class QueueBus : public platform::EventBus
{
public:
    //! The pool outlives it. What none of the consumers reads is not kept; what is for one alone is.
    QueueBus(db::Pool& pool, std::vector<EventConsumer> consumers);
    void publish(const std::vector<platform::Event>& events) override;

private:
    db::Pool& m_pool;
    const std::vector<EventConsumer> m_consumers;
};

class QueueSource : public platform::EventSource
{
public:
    //! The pool outlives it.
    QueueSource(db::Pool& pool, std::string consumer, platform::RetryPauses pauses = platform::kRetryPauses);

    std::vector<platform::Delivery> take() override;
    void settle(const std::vector<platform::Handled>& outcomes) override;

private:
    db::Pool& m_pool;
    const std::string m_consumer;
    const platform::RetryPauses m_pauses;
    std::vector<platform::Delivery> m_taken;
    std::optional<Uuid> m_hold; //!< Of what is taken.
};

} // namespace cf::bank
