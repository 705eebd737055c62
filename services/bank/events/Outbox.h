// How a capability tells others of what it did: in its own transaction, so that either both happen or neither.
#pragma once

#include "services/bank/platform/postgres/Connection.h"

#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

//! Events, of which each has an "id" and a "key" (ledger/OutboxEvents.h); none of them contains personal data. At least
//! one.
void tell(db::Transaction& transaction, std::string_view topic, const std::vector<std::string>& events);

//! Events again for one consumer: {"consumer", "id", "topic", "key", "body"}, the rest as it was told first.
inline constexpr const char* kAgainTopic = "again";

} // namespace cf::bank
