// What waits for the bank's consumers, wherever their events are.
#pragma once

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
};

} // namespace cf::bank
