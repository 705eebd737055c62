// Who consumes the bank's events, of all its capabilities.
#pragma once

#include "services/bank/events/Consumers.h"

namespace cf::platform {
struct Settings;
}

namespace cf::app {

//! Empty: nobody, so that events are not kept for anybody. Throws std::runtime_error with a sentence about a setting.
std::vector<bank::EventConsumer> consumersOf(const platform::Settings& settings);

} // namespace cf::app
