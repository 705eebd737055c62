// Takes the outbox's rows to the event bus: deletes, publishes, commits. An event is published at least once. Any
// number of servers may run one; they take turns.
#pragma once

#include "services/bank/platform/events/EventBus.h"
#include "services/bank/platform/postgres/Pool.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace cf::bank {

class OutboxRelay
{
public:
    //! Pool and bus outlive the relay. It looks when woken, and every `pause` for rows that others left behind.
    //! onTrouble is given a sentence for the log.
    OutboxRelay(db::Pool& pool, platform::EventBus& bus, std::chrono::milliseconds pause = std::chrono::seconds(2),
                std::function<void(const std::string&)> onTrouble = {});
    ~OutboxRelay();
    OutboxRelay(const OutboxRelay&) = delete;
    OutboxRelay& operator=(const OutboxRelay&) = delete;

    //! Something was committed. From any thread; does not wait.
    void wake();

private:
    void run();
    //! False: the outbox is empty, or another server is at it.
    bool publishSome();

    db::Pool& m_pool;
    platform::EventBus& m_bus;
    std::chrono::milliseconds m_pause;
    std::function<void(const std::string&)> m_onTrouble;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_woken = true;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace cf::bank
