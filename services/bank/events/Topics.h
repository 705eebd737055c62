// What the bank tells of. Other topics belong to the capability that uses them.
#pragma once

#include "services/contract/EventMessages.h"

namespace cf::bank {

//! Entries of accounts, under the account's key.
inline constexpr const char* kAccountsTopic = contract::AccountBooked::kInfo.topic;
//! What no consumer can read, so that it is neither lost nor in the way of others.
inline constexpr const char* kUnreadableTopic = "unreadable";

} // namespace cf::bank
