// What waits for the bank's consumers, wherever their events are.
#pragma once

#include "services/bank/platform/process/Health.h"
#include "services/contract/Events.h"

namespace cf::bank {

//! One thread at a time.
class EventBacklog
{
public:
    virtual ~EventBacklog() = default;
    //! For each consumer its topics in turn, and behind them what will be tried again. Throws std::exception when it
    //! cannot be known.
    virtual std::vector<contract::EventLag> read() = 0;
    //! Of the brokers, as they answered the last time. Empty: there are none. From any thread.
    virtual std::optional<platform::HealthReport> health() const { return std::nullopt; }
};

} // namespace cf::bank
