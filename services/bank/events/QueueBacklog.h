// What waits in the database's own queue of events (EventQueue.h).
#pragma once

#include "services/bank/events/EventBacklog.h"
#include "services/bank/platform/events/EventBus.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

class QueueBacklog : public EventBacklog
{
public:
    //! The pool outlives it. Also shows what waits for consumers that are not among these.
    QueueBacklog(db::Pool& pool, std::vector<platform::EventConsumer> consumers);
    std::vector<contract::EventLag> read() override;

private:
    db::Pool& m_pool;
    const std::vector<platform::EventConsumer> m_consumers;
};

} // namespace cf::bank
