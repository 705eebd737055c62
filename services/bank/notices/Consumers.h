// Who consumes the bank's events, by its settings.
#pragma once

#include "services/bank/events/EventQueue.h"

namespace cf::platform {
struct Settings;
}

namespace cf::bank {

inline constexpr const char* kNoticesConsumer = "notices";
inline constexpr const char* kMailConsumer = "mail";

//! Empty: nobody, so that events are not kept for anybody.
std::vector<EventConsumer> consumersOf(const platform::Settings& settings);

//! The consumer of a consumer's dead letters, where a broker has them.
EventConsumer lettersOf(const EventConsumer& consumer);

//! All that the bank and its consumers need on Kafka, by their whole names.
std::vector<std::string> kafkaTopicsOf(const platform::Settings& settings);

} // namespace cf::bank
