// Of what is booked, decides what customers are told by their wishes. A consumer of "accounts".
#pragma once

#include "services/bank/platform/events/EventSource.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! The mails to be sent: {"id": the message's, "key": the customer's}.
inline constexpr const char* kMailTopic = "mail";

class NoticeMaker
{
public:
    //! The pool outlives it.
    explicit NoticeMaker(db::Pool& pool);

    //! Makes messages, and events of them in the outbox, in one transaction. Throws db::Error when the database is
    //! away.
    std::vector<platform::Handled> handle(const std::vector<platform::Delivery>& deliveries);

private:
    db::Pool& m_pool;
};

} // namespace cf::bank
