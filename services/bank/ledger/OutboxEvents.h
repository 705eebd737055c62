// What the rows of the outbox mean to consumers.
#pragma once

#include "services/bank/platform/events/EventBus.h"

#include <cstdint>

namespace cf::bank {

//! What an account's entries are told under.
inline constexpr const char* kAccountsTopic = "accounts";
//! What no consumer can read, so that it is neither lost nor in the way of others.
inline constexpr const char* kUnreadableTopic = "unreadable";

struct OutboxText
{
    std::int64_t row = 0;
    int place = 0; //!< Among those of the row.
    std::string topic;
    std::string text;
};

//! Of a transfer one for each entry, in the order of its account: {"id", "type":"accountBooked", "accountId", "number",
//! "amount", …}; an account's number grows by one each time. Any other as it was written, which has an "id" and a
//! "key".
void addEvents(std::vector<platform::Event>& events, const OutboxText& text);

} // namespace cf::bank
