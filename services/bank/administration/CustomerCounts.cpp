// See CustomerCounts.h.
#include "services/bank/administration/CustomerCounts.h"

namespace cf::bank {

CustomerCounts::CustomerCounts(db::Pool& pool, Now now)
    : m_pool(pool)
    , m_now(std::move(now))
{
}

CustomerCounts::ByBranch CustomerCounts::get()
{
    const std::lock_guard lock(m_mutex); // whoever asks meanwhile waits for the same count
    const auto now = m_now();
    if (!m_counted || now >= m_again) {
        m_counted = m_pool.transaction(count);
        m_again = now + kFresh;
    }
    return *m_counted;
}

CustomerCounts::ByBranch CustomerCounts::count(db::Transaction& transaction)
{
    ByBranch counted;
    for (const auto& row : transaction.query("SELECT branch_id, count(*) FROM bank.customer GROUP BY branch_id"))
        counted.emplace(BranchId(db::uuidOf(row[0])), row[1].as<std::int64_t>());
    return counted;
}

} // namespace cf::bank
