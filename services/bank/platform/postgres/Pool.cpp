// See Pool.h.
#include "services/bank/platform/postgres/Pool.h"

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

std::unique_ptr<Connection> Pool::take()
{
    std::unique_lock lock(m_mutex);
    const bool free = m_freed.wait_for(lock, m_config.wait, [&] { return m_lent < m_config.connections; });
    if (!free)
        throw Error(ErrorKind::Unavailable, "", "every connection to the database is busy");
    if (!m_idle.empty()) {
        auto connection = std::move(m_idle.back());
        m_idle.pop_back();
        ++m_lent;
        return connection;
    }
    if (Watchdog::Clock::now() < m_closedUntil)
        throw Error(ErrorKind::Unavailable, "", "the database could not be reached a moment ago");
    ++m_lent;
    lock.unlock();
    try {
        return std::make_unique<Connection>(m_config.conninfo, m_watchdog, std::chrono::seconds(5),
                                            m_config.companion ? m_config.companion() : nullptr);
    } catch (const Error&) {
        lock.lock();
        --m_lent;
        m_closedUntil = Watchdog::Clock::now() + m_config.breather;
        m_freed.notify_one();
        throw;
    }
}

void Pool::giveBack(std::unique_ptr<Connection> connection)
{
    const std::lock_guard lock(m_mutex);
    --m_lent;
    if (connection->broken())
        m_idle.clear(); // the others hung on the same server and are most likely gone as well
    else
        m_idle.push_back(std::move(connection));
    m_freed.notify_one();
}

} // namespace cf::db
