#include "services/bank/platform/postgres/Replicas.h"

#include <algorithm>
#include <tuple>

namespace cf::db {
namespace {

std::int64_t nowNanoseconds()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

} // namespace

void Replica::leaveOut(std::chrono::nanoseconds time)
{
    m_outUntil = nowNanoseconds() + time.count();
}

bool Replica::isLeftOut() const
{
    return nowNanoseconds() < m_outUntil;
}

void Replica::sawReplayed(const WalPosition& position)
{
    const std::lock_guard lock(m_mutex);
    m_replayed = std::max(m_replayed, position);
}

WalPosition Replica::replayed() const
{
    const std::lock_guard lock(m_mutex);
    return m_replayed;
}

Replicas::Replicas(const std::vector<Conninfo>& servers, const PoolConfig& pattern, const ServerWatch* watch,
                   Watchdog& watchdog)
    : m_watch(watch)
{
    for (const Conninfo& server : servers) {
        PoolConfig config = pattern;
        config.database = server.text();
        m_replicas.emplace_back(std::move(config), watchdog);
    }
}

std::vector<Replica*> Replicas::inOrder(const WalPosition& atLeast)
{
    const auto reports = m_watch ? m_watch->reports() : std::vector<ServerReport>();
    std::vector<std::tuple<bool, std::size_t, Replica*>> usable;
    for (std::size_t place = 0; place < m_replicas.size(); ++place) {
        Replica& replica = m_replicas[place];
        if (replica.isLeftOut() || (m_watch && reports[place].role != ServerRole::Replica))
            continue;
        usable.emplace_back(replica.replayed() < atLeast, replica.pool.inUse(), &replica);
    }
    std::sort(usable.begin(), usable.end());
    std::vector<Replica*> order;
    for (const auto& [behind, busy, replica] : usable)
        order.push_back(replica);
    return order;
}

} // namespace cf::db
