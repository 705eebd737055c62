// What the consumers of the bank's events need on a broker.
#pragma once

#include "services/bank/platform/events/EventBus.h"

namespace cf::bank {

using platform::EventConsumer;

//! The consumer of a consumer's dead letters, where a broker has them.
EventConsumer lettersOf(const EventConsumer& consumer);

//! All the topics of a bank with these consumers, by their whole names.
std::vector<std::string> kafkaTopicsOf(const std::vector<EventConsumer>& consumers, const std::string& prefix);

} // namespace cf::bank
