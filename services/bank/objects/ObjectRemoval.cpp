// An object is removed outside of a transaction, between one that says that it leaves and one that forgets it.
#include "services/bank/objects/ObjectRemoval.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"

namespace cf::bank {
namespace {

constexpr int kRemovedAtOnce = 100;

std::vector<std::string> leaving(db::Pool& pool)
{
    return pool.transaction([](db::Transaction& transaction) {
        std::vector<std::string> keys;
        for (const auto& row : transaction.query("SELECT key FROM bank.object WHERE state = 'leaving'"
                                                 " AND (claimed_until IS NULL OR claimed_until < now())"
                                                 " ORDER BY since LIMIT $1",
                                                 kRemovedAtOnce))
            keys.push_back(row.get<std::string>("key"));
        return keys;
    });
}

} // namespace

void giveUpObjects(db::Pool& pool, std::chrono::seconds age)
{
    pool.transaction([&](db::Transaction& transaction) {
        transaction.query("UPDATE bank.object SET state = 'leaving', since = now()"
                          " WHERE state = 'coming' AND since <= now() - make_interval(secs => $1)",
                          age.count());
    });
}

void expireObjects(db::Pool& pool)
{
    pool.transaction([](db::Transaction& transaction) {
        const auto rows =
            transaction.query("WITH expired AS (UPDATE bank.object SET state = 'leaving', since = now()"
                              " WHERE state = 'kept' AND expires_at <= now() RETURNING kind)"
                              " SELECT kind, count(*) AS objects FROM expired GROUP BY kind ORDER BY kind");
        for (const auto& row : rows) {
            AuditEvent event = beginEvent(
                "objects.expired", std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
            event.detail = detailOf({attribute("kind", row.get<std::string>("kind")),
                                     attribute("objects", std::to_string(row.get<std::int64_t>("objects")))});
            record(transaction, {event});
        }
    });
}

std::size_t removeObjects(db::Pool& pool, platform::ObjectStore& objects)
{
    std::size_t removed = 0;
    for (auto keys = leaving(pool); !keys.empty(); keys = leaving(pool)) {
        for (const std::string& key : keys)
            if (const auto gone = objects.remove(key); !gone)
                throw std::runtime_error("object store: " + gone.error().what);
        pool.transaction([&](db::Transaction& transaction) {
            removed += static_cast<std::size_t>(
                transaction
                    .query("DELETE FROM bank.object WHERE key = ANY ($1::text[]) AND state = 'leaving'",
                           db::array(keys))
                    .affectedRows());
        });
    }
    return removed;
}

} // namespace cf::bank
