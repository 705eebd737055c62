#include "services/bank/administration/CustomerCounts.h"

#include "services/bank/records/Fields.h"

namespace cf::bank {

CustomerCounts::CustomerCounts(db::Pool& pool, Now now)
    : m_pool(pool)
    , m_now(std::move(now))
{
}

CustomerCounts::ByBranch CustomerCounts::get()
{
    std::packaged_task<ByBranch()> counting([this] { return m_pool.transaction(count); });
    std::shared_future<ByBranch> counted;
    bool isMine = false;
    {
        const std::lock_guard lock(m_mutex);
        const auto now = m_now();
        isMine = !m_counted.valid() || now >= m_again;
        if (isMine) {
            m_counted = counting.get_future().share();
            m_again = now + kFresh;
        }
        counted = m_counted;
    }
    if (isMine)
        counting();
    try {
        return counted.get();
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        m_again = {};
        throw;
    }
}

CustomerCounts::ByBranch CustomerCounts::count(db::Transaction& transaction)
{
    ByBranch counted;
    for (const auto& row :
         transaction.query("SELECT branch_id, count(*) AS customers FROM bank.customer GROUP BY branch_id"))
        counted.emplace(row.get<BranchId>("branch_id"), row.get<std::int64_t>("customers"));
    return counted;
}

} // namespace cf::bank
