#include "services/bank/platform/postgres/Pool.h"

#include <algorithm>
#include <utility>

namespace cf::db {

Pool::Pool(PoolConfig config, Watchdog& watchdog)
    : m_config(std::move(config))
    , m_watchdog(watchdog)
{
}

Pool::~Pool() = default;

std::size_t Pool::inUse() const
{
    const std::lock_guard lock(m_mutex);
    return m_lent;
}

PoolWaits Pool::waits()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_waits, {});
}

bool Pool::hasRoom(bool urgent) const
{
    return m_lent < size() && (urgent || m_lent - m_lentUrgently < m_config.connections);
}

void Pool::note(bool urgent, bool lent)
{
    m_lent = lent ? m_lent + 1 : m_lent - 1;
    if (urgent)
        m_lentUrgently = lent ? m_lentUrgently + 1 : m_lentUrgently - 1;
    if (!lent)
        m_freed.notify_all(); // who may take it depends on who waits
}

void Pool::awaitRoom(std::unique_lock<std::mutex>& lock, bool urgent)
{
    const auto begin = std::chrono::steady_clock::now();
    const bool free = m_freed.wait_for(lock, m_config.wait, [&] { return hasRoom(urgent); });
    ++m_waits.waited;
    m_waits.refused += free ? 0 : 1;
    m_waits.longest =
        std::max(m_waits.longest,
                 std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin));
    if (!free)
        throw Error(ErrorKind::Unavailable, "", "every connection to the database is busy");
}

Pool::Lent Pool::take(bool urgent)
{
    std::unique_lock lock(m_mutex);
    if (!hasRoom(urgent))
        awaitRoom(lock, urgent);
    const std::uint64_t generation = m_config.database.generation();
    std::erase_if(m_idle, [&](const Lent& idle) { return idle.generation != generation; });
    if (!m_idle.empty()) {
        Lent lent = std::move(m_idle.back());
        m_idle.pop_back();
        note(urgent, true);
        return lent;
    }
    if (Watchdog::Clock::now() < m_closedUntil)
        throw Error(ErrorKind::Unavailable, "", "the database could not be reached a moment ago");
    note(urgent, true);
    lock.unlock();
    try {
        return {std::make_unique<Connection>(m_config.database.conninfo(), m_watchdog, std::chrono::seconds(5),
                                             m_config.observer ? m_config.observer() : nullptr),
                generation};
    } catch (const Error&) {
        m_config.database.suspect();
        lock.lock();
        note(urgent, false);
        m_closedUntil = Watchdog::Clock::now() + m_config.backoff;
        throw;
    }
}

void Pool::giveBack(Lent lent, bool urgent)
{
    if (lent.connection->broken())
        m_config.database.suspect();
    const std::lock_guard lock(m_mutex);
    if (lent.connection->broken())
        m_idle.clear(); // the others used the same server and are most likely broken as well
    else
        m_idle.push_back(std::move(lent));
    note(urgent, false);
}

} // namespace cf::db
