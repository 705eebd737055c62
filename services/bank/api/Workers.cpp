#include "services/bank/api/Workers.h"

#include "services/bank/platform/postgres/Urgency.h"

#include <algorithm>

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

//! How long nothing that is served before it may have been waiting. In the clock's own unit: the longest of a coarser
//! one overflows when the two are compared.
Workers::Time::duration patienceOf(contract::Priority priority)
{
    switch (priority) {
    case contract::Priority::Money:
        break;
    case contract::Priority::Balance:
        return std::chrono::seconds(1);
    case contract::Priority::History:
        return std::chrono::milliseconds(500);
    }
    return Workers::Time::duration::max();
}

} // namespace

Workers::Workers(int threads, int forMoney, std::size_t queue, std::function<void(const std::string&)> onDefect,
                 std::function<Time()> clock)
    : m_limit(queue)
    , m_onDefect(std::move(onDefect))
    , m_clock(std::move(clock))
{
    for (int i = 0; i < threads + forMoney; ++i)
        m_threads.emplace_back([this, moneyOnly = i < forMoney] { run(moneyOnly); });
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
    m_moneyCame.notify_all();
    for (auto& thread : m_threads)
        thread.join();
    m_threads.clear();
}

bool Workers::submit(contract::Priority priority, std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending || !hasRoom(priority))
            return false;
        m_queues[priority].push_back({std::move(work), m_clock()});
        ++m_queued;
    }
    m_changed.notify_one();
    if (priority == contract::Priority::Money)
        m_moneyCame.notify_one();
    return true;
}

bool Workers::hasRoom(contract::Priority priority) const
{
    const Time now = m_clock();
    return m_queued < roomFor(priority, m_limit) &&
           std::none_of(m_queues.begin(), m_queues.upper_bound(priority), [&](const auto& queue) {
               return !queue.second.empty() && now - queue.second.front().since > patienceOf(priority);
           });
}

std::size_t Workers::queued() const
{
    const std::lock_guard lock(m_mutex);
    return m_queued;
}

//! Nullptr: no work for this thread.
std::pair<contract::Priority, Workers::Queue*> Workers::next(bool moneyOnly)
{
    for (auto& [priority, queue] : m_queues)
        if (!queue.empty() && (!moneyOnly || priority == contract::Priority::Money))
            return {priority, &queue};
    return {contract::Priority::History, nullptr};
}

void Workers::run(bool moneyOnly)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        (moneyOnly ? m_moneyCame : m_changed).wait(lock, [&] { return next(moneyOnly).second || m_ending; });
        const auto [priority, queue] = next(moneyOnly);
        if (!queue)
            return;
        const auto work = std::move(queue->front().work);
        queue->pop_front();
        --m_queued;
        lock.unlock();
        doOne(priority, work);
        lock.lock();
    }
}

void Workers::doOne(contract::Priority priority, const std::function<void()>& work) const
{
    const db::Urgency::Scope urgency(priority == contract::Priority::Money);
    try {
        work();
    } catch (const std::exception& error) {
        if (m_onDefect)
            m_onDefect(error.what());
    }
}

} // namespace cf::bank
