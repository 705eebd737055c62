// See Workers.h.
#include "services/bank/api/Workers.h"

namespace cf::bank {
namespace {

std::size_t roomFor(contract::Priority priority, std::size_t limit)
{
    switch (priority) {
    case contract::Priority::Money:
        return limit;
    case contract::Priority::Balance:
        return limit * 3 / 4;
    case contract::Priority::History:
        return limit / 2;
    }
    return limit;
}

} // namespace

Workers::Workers(int threads, std::size_t queue)
    : m_limit(queue)
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { run(); });
}

Workers::~Workers()
{
    stop();
}

void Workers::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    for (auto& thread : m_threads)
        thread.join();
    m_threads.clear();
}

bool Workers::submit(contract::Priority priority, std::function<void()> work)
{
    const std::lock_guard lock(m_mutex);
    if (m_ending || m_queued >= roomFor(priority, m_limit))
        return false;
    m_queues[priority].push_back(std::move(work));
    ++m_queued;
    m_changed.notify_one();
    return true;
}

std::size_t Workers::queued() const
{
    const std::lock_guard lock(m_mutex);
    return m_queued;
}

void Workers::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [&] { return m_queued > 0 || m_ending; });
        if (m_queued == 0)
            return;
        for (auto& [priority, queue] : m_queues) {
            if (queue.empty())
                continue;
            const auto work = std::move(queue.front());
            queue.pop_front();
            --m_queued;
            lock.unlock();
            work();
            lock.lock();
            break;
        }
    }
}

} // namespace cf::bank
