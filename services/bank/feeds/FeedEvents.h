// What is posted to other systems, made of the bank's own events.
#pragma once

#include "services/bank/platform/events/EventBus.h"

#include <optional>

namespace cf::bank {

//! A contract::FeedEvent; empty: it cannot be read.
std::optional<std::string> feedBodyOf(const platform::Event& event);

//! Whether feeds can have this topic.
bool isFeedTopic(const std::string& topic);

} // namespace cf::bank
