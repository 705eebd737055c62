// The threads on which handlers run: one bounded queue, served by priority. Under overload what matters least is
// refused first: history when half of the queue is full, balances at three quarters, money only when nothing fits.
#pragma once

#include "services/contract/Operation.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace cf::bank {

class Workers
{
public:
    Workers(int threads, std::size_t queue);
    //! stop()
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    //! False: refused, the work will not run.
    bool submit(contract::Priority priority, std::function<void()> work);

    //! Finishes what is queued and takes nothing more.
    void stop();

    std::size_t queued() const;

private:
    void run();

    const std::size_t m_limit;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<contract::Priority, std::deque<std::function<void()>>> m_queues;
    std::size_t m_queued = 0;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

} // namespace cf::bank
