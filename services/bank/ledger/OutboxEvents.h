// What the rows of the outbox mean to consumers.
#pragma once

#include "services/bank/platform/events/EventBus.h"

#include <cstdint>

namespace cf::bank {

struct OutboxText
{
    std::int64_t row = 0;
    int place = 0; //!< Among those of the row.
    std::string topic;
    std::string text;
};

//! Of a transfer one of kAccountsTopic for each entry; an account's number grows by one each time. Of
//! kAgainTopic the event that is in it. Any other as it was written, which has an "id" and a "key".
void addEvents(std::vector<platform::Event>& events, const OutboxText& text);

} // namespace cf::bank
