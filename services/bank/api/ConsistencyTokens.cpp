// See ConsistencyTokens.h.
#include "services/bank/api/ConsistencyTokens.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr std::size_t kRemembered = 10'000;

} // namespace

void ConsistencyTokens::raise(StaffId staff, const db::LogPosition& position)
{
    const std::lock_guard lock(m_mutex);
    if (m_seen.size() >= kRemembered && !m_seen.contains(staff)) {
        for (const auto& [other, seen] : m_seen)
            m_forgotten = std::max(m_forgotten, seen);
        m_seen.clear();
    }
    db::LogPosition& seen = m_seen[staff];
    seen = std::max(seen, position);
}

db::LogPosition ConsistencyTokens::of(StaffId staff) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_seen.find(staff);
    return found == m_seen.end() ? m_forgotten : std::max(m_forgotten, found->second);
}

} // namespace cf::bank
