// Who consumes events so that customers are told, by the bank's settings.
#pragma once

#include "services/bank/events/Consumers.h"

namespace cf::platform {
struct Settings;
}

namespace cf::bank {

inline constexpr const char* kNoticesConsumer = "notices";
inline constexpr const char* kMailConsumer = "mail";
inline constexpr const char* kSmsConsumer = "sms";

//! Empty: nobody, since the bank has no channel to its customers.
std::vector<EventConsumer> noticeConsumersOf(const platform::Settings& settings);

} // namespace cf::bank
