#include "services/bank/monitoring/Housekeeping.h"

#include "services/bank/audit/AuditExports.h"
#include "services/bank/audit/AuditRetention.h"
#include "services/bank/documents/AbandonedUploads.h"

namespace cf::bank {

Housekeeping::Housekeeping(db::Pool& pool, platform::ObjectStore& objects, BranchClocks& clocks, const TrailKey& key,
                           platform::Log& log)
    : m_pool(pool)
    , m_objects(objects)
    , m_clocks(clocks)
    , m_key(key)
    , m_log(log)
    , m_thread([this] {
        once();
        return platform::PeriodicThread::Pause{std::chrono::hours(1)};
    })
{
}

void Housekeeping::once()
{
    m_clocks.look();
    const auto inOne = [this](auto work) { return [this, work] { m_pool.transaction(work); }; };
    attempt("nameOrder", inOne([this](db::Transaction& transaction) {
                if (!transaction.query("SELECT bank.name_order_is_current()")[0][0].as<bool>())
                    m_log.error("nameOrderOutdated", {{"reason", "Run: bankd migrate --config FILE"}});
            }));
    attempt("transferPartitions", inOne([](db::Transaction& transaction) {
                transaction.query("SELECT bank.ensure_transfer_partitions(current_date, 12)");
            }));
    attempt("challenges", inOne([](db::Transaction& transaction) {
                transaction.query("DELETE FROM bank.sign_in_challenge WHERE expires_at < now()");
            }));
    attempt("exports", inOne([](db::Transaction& transaction) { endAbandonedExports(transaction); }));
    attempt("retention", [this] {
        while (removeOutdatedEvents(m_pool, m_key)) {
        }
    });
    attempt("uploads", [this] { collectAbandonedUploads(m_pool, m_objects); });
}

//! What fails is done an hour later, and keeps nothing else from being done.
void Housekeeping::attempt(const char* step, const std::function<void()>& work)
{
    try {
        work();
    } catch (const std::exception& error) {
        m_log.warning("housekeepingFailed", {{"operation", step}, {"reason", db::wholeOf(error)}});
    }
}

} // namespace cf::bank
