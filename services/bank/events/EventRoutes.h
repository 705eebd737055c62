// What administrators see of events on their way, and what they send again (services/contract/Events.h).
#pragma once

#include "services/bank/api/Clock.h"
#include "services/bank/api/Router.h"
#include "services/bank/events/BacklogWatch.h"
#include "services/bank/platform/events/EventBus.h"

namespace cf::bank {

//! Pool and watch outlive the router. Letters of other consumers are not sent: nobody would get them.
void addEventRoutes(Router& router, db::Pool& pool, const BacklogWatch& watch,
                    std::vector<platform::EventConsumer> consumers, Clock clock);

} // namespace cf::bank
