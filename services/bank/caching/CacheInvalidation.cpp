#include "services/bank/caching/CacheInvalidation.h"

namespace cf::bank {
namespace {

constexpr const char* kInsertTags = "INSERT INTO bank.cache_change (tags) VALUES ($1::text[])";

// A snapshot is taken, and half a minute later what was visible in it is deleted. The transaction that takes it has a
// number that is not visible in it: every later snapshot goes further, and so tells by itself that it is later. The
// clock may have been set back since.
constexpr const char* kSweep =
    "WITH due AS (UPDATE bank.cache_sweep SET swept = seen, seen = pg_current_snapshot(), seen_at = clock_timestamp()"
    "   WHERE seen_at NOT BETWEEN clock_timestamp() - interval '30 s' AND clock_timestamp() RETURNING swept)"
    " DELETE FROM bank.cache_change USING due WHERE changed_by < pg_snapshot_xmax(due.swept)"
    " AND pg_visible_in_snapshot(changed_by, due.swept)";
constexpr const char* kFirstSweep =
    "INSERT INTO bank.cache_sweep (seen, seen_at) SELECT pg_current_snapshot(), clock_timestamp()"
    " WHERE NOT EXISTS (SELECT FROM bank.cache_sweep) ON CONFLICT DO NOTHING";

} // namespace

const db::Statement kInvalidateCaches{"invalidate", kInsertTags};

void invalidateCaches(db::Transaction& transaction, const std::vector<std::string>& tags)
{
    if (!tags.empty())
        transaction.query(kInsertTags, db::array(tags));
}

void sweepInvalidations(db::Transaction& transaction)
{
    transaction.query(kFirstSweep);
    transaction.query(kSweep);
}

} // namespace cf::bank
