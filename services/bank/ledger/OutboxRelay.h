// Moves outbox rows to the event bus: deletes, publishes, commits. Events are published at least once. Any number of
// servers may run one; they take turns.
//
// It takes rows by row locks, never by "id greater than the last": ids become visible in another order than they were
// given.
#pragma once

#include "services/bank/platform/events/EventBus.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <functional>

namespace cf::bank {

class OutboxRelay
{
public:
    //! Pool and bus outlive the relay. Polls when woken, and every `pause` for rows left by others. onTrouble receives
    //! a sentence for the log.
    OutboxRelay(db::Pool& pool, platform::EventBus& bus, std::chrono::milliseconds pause = std::chrono::seconds(2),
                std::function<void(const std::string&)> onTrouble = {});

    //! Signals a commit. Thread-safe; does not block.
    void wake() { m_thread.wake(); }

private:
    using Pause = platform::PeriodicThread::Pause;

    enum class Found
    {
        Nothing, //!< The outbox is empty, or another server is draining it.
        All,
        Enough, //!< There may be more.
    };

    Pause afterTrouble(const std::exception& error) const;
    Pause round();
    Found publishSome();

    db::Pool& m_pool;
    platform::EventBus& m_bus;
    std::chrono::milliseconds m_pause;
    std::function<void(const std::string&)> m_onTrouble;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
