#include "services/bank/monitoring/BranchTimeZones.h"

namespace cf::bank {

BranchTimeZones::BranchTimeZones(db::Pool& pool, platform::Log& log)
    : m_pool(pool)
    , m_log(log)
{
    check();
}

void BranchTimeZones::check()
{
    try {
        const auto unknown = m_pool.transaction([](db::Transaction& transaction) {
            return transaction.query("SELECT code, time_zone FROM bank.branch WHERE NOT bank.knows_time_zone(time_zone)"
                                     " ORDER BY code");
        });
        for (const auto& row : unknown)
            m_log.error("timeZoneUnknown",
                        {{"branch", row.get<std::string>("code")}, {"reason", row.get<std::string>("time_zone")}});
        m_known = unknown.empty();
    } catch (const db::Error& error) {
        m_log.warning("timeZonesNotLookedAt", {{"sqlState", error.sqlState()}});
    }
}

} // namespace cf::bank
