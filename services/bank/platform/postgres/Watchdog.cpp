#include "services/bank/platform/postgres/Watchdog.h"

#include <sys/socket.h>

#include <algorithm>

namespace cf::db {

Watchdog::Watchdog()
    : m_thread([this] { run(); })
{
}

Watchdog::~Watchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void Watchdog::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        auto next = Clock::time_point::max();
        const auto now = Clock::now();
        for (auto& [ticket, watch] : m_watches) {
            if (watch.fired)
                continue;
            if (watch.deadline <= now) {
                watch.fired = true;
                ::shutdown(watch.socket, SHUT_RDWR);
            } else {
                next = std::min(next, watch.deadline);
            }
        }
        if (next == Clock::time_point::max())
            m_changed.wait(lock);
        else
            m_changed.wait_until(lock, next);
    }
}

Watchdog::Guard::Guard(Watchdog& owner, int socket, Clock::time_point deadline)
    : m_owner(owner)
{
    const std::lock_guard lock(owner.m_mutex);
    m_ticket = owner.m_next++;
    owner.m_watches.emplace(m_ticket, Watch{socket, deadline});
    owner.m_changed.notify_all();
}

Watchdog::Guard::~Guard()
{
    const std::lock_guard lock(m_owner.m_mutex);
    m_owner.m_watches.erase(m_ticket);
}

bool Watchdog::Guard::fired() const
{
    const std::lock_guard lock(m_owner.m_mutex);
    return m_owner.m_watches.at(m_ticket).fired;
}

} // namespace cf::db
