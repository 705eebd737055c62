// The threads that run handlers: one bounded queue, served by priority. Under overload the least important work is
// refused first: history when something has been waiting for half a second or the queue is half full, balances at a
// second or three quarters, money only when it is full. Some threads serve money only, on connections that the pool
// reserves for it, so that slow reads cannot delay it.
#pragma once

#include "services/contract/Operation.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cf::bank {

class Workers
{
public:
    using Time = std::chrono::steady_clock::time_point;

    //! Starts `threads` + `forMoney` threads. onDefect reports exceptions from work, which must not throw.
    Workers(int threads, int forMoney, std::size_t queue, std::function<void(const std::string&)> onDefect = {},
            std::function<Time()> clock = std::chrono::steady_clock::now);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    //! False: refused, the work will not run.
    bool submit(contract::Priority priority, std::function<void()> work);

    //! Finishes the queue and accepts nothing more.
    void stop();

    std::size_t queued() const;

private:
    struct Waiting
    {
        std::function<void()> work;
        Time since;
    };
    using Queue = std::deque<Waiting>;

    bool hasRoom(contract::Priority priority) const;

    void run(bool moneyOnly);
    std::pair<contract::Priority, Queue*> next(bool moneyOnly);
    void doOne(contract::Priority priority, const std::function<void()>& work) const;

    const std::size_t m_limit;
    const std::function<void(const std::string&)> m_onDefect;
    const std::function<Time()> m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::condition_variable m_moneyCame;
    std::map<contract::Priority, Queue> m_queues;
    std::size_t m_queued = 0;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

} // namespace cf::bank
