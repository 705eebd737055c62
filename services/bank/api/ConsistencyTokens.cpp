#include "services/bank/api/ConsistencyTokens.h"

#include "services/bank/platform/postgres/Error.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr std::size_t kRemembered = 10'000;

} // namespace

void ConsistencyTokens::raise(StaffId staff, const db::WalPosition& position)
{
    const std::lock_guard lock(m_mutex);
    m_known = std::max(m_known, position);
    if (m_seen.size() >= kRemembered && !m_seen.contains(staff)) {
        for (const auto& [other, seen] : m_seen)
            m_forgotten = std::max(m_forgotten, seen);
        m_seen.clear();
    }
    db::WalPosition& seen = m_seen[staff];
    seen = std::max(seen, position);
}

void ConsistencyTokens::claim(StaffId staff, const db::WalPosition& claimed, const EndOfWal& endOfWal)
{
    db::WalPosition wanted = claimed;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto doubtful = m_doubtful.find(staff); doubtful != m_doubtful.end())
            wanted = std::max(wanted, doubtful->second);
        if (wanted > m_known && m_doubtful.size() < kRemembered)
            m_doubtful[staff] = wanted; // until the answer is here
        else
            wanted = std::min(wanted, m_known);
    }
    if (wanted.isNone())
        return;
    try {
        if (isBeyondKnown(wanted)) {
            const db::WalPosition end = endOfWal();
            wanted = std::min(wanted, end);
            const std::lock_guard lock(m_mutex);
            m_known = std::max(m_known, end);
        }
    } catch (const db::Error&) {
        return;
    }
    raise(staff, wanted);
    const std::lock_guard lock(m_mutex);
    m_doubtful.erase(staff);
}

bool ConsistencyTokens::knows(StaffId staff, const db::WalPosition& claimed) const
{
    const std::lock_guard lock(m_mutex);
    return claimed <= m_known && !m_doubtful.contains(staff);
}

bool ConsistencyTokens::isBeyondKnown(const db::WalPosition& position) const
{
    const std::lock_guard lock(m_mutex);
    return position > m_known;
}

db::WalPosition ConsistencyTokens::of(StaffId staff) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_seen.find(staff);
    const auto doubtful = m_doubtful.find(staff);
    return std::max({m_forgotten, found == m_seen.end() ? db::WalPosition() : found->second,
                     doubtful == m_doubtful.end() ? db::WalPosition() : doubtful->second});
}

} // namespace cf::bank
