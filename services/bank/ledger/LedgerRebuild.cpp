#include "services/bank/ledger/LedgerRebuild.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kRebuildingTime = 6h;
constexpr std::size_t kNamed = 10;

//! A query for one row per object: its id, what is stored and what follows from the rows behind it, as texts.
struct Rebuilding
{
    const char* name;
    const char* sql;
};

// What limits count is as of the day and hour that the row names; of others nothing is kept.
constexpr Rebuilding kRebuildings[] = {
    {"balances",
     "SELECT a.id::text AS id, concat_ws(' ', a.balance, a.last_entry_number, extract(epoch FROM a.last_recorded_at)) "
     "AS"
     " stored, concat_ws(' ', coalesce(e.balance, 0), coalesce(e.entries, 0), extract(epoch FROM e.recorded_at)) AS"
     " rebuilt FROM bank.account a LEFT JOIN (SELECT account_id, sum(amount)::bigint AS balance, count(*) AS entries,"
     " max(recorded_at) AS recorded_at FROM bank.entry GROUP BY account_id) e ON e.account_id = a.id"},
    {"holds",
     "SELECT a.id::text AS id, a.holds::text AS stored, coalesce(h.held, 0)::text AS rebuilt FROM bank.account a"
     " LEFT JOIN (SELECT account_id, sum(amount - paid)::bigint AS held FROM bank.hold WHERE ended_at IS NULL"
     " GROUP BY account_id) h ON h.account_id = a.id"},
    {"owners",
     "SELECT a.id::text AS id, coalesce(a.owner_id::text, '-') AS stored, coalesce(o.customer_id::text, '-') AS rebuilt"
     " FROM bank.account a LEFT JOIN (SELECT DISTINCT ON (account_id) account_id, customer_id FROM bank.account_holder"
     " WHERE relation = 'owner' ORDER BY account_id, customer_id) o ON o.account_id = a.id"},
    {"blocks",
     "SELECT a.id::text AS id, concat(a.debits_blocked_until, ' ', a.credits_blocked_until) AS stored,"
     " concat(b.debits, ' ', b.credits) AS rebuilt FROM bank.account a LEFT JOIN (SELECT account_id,"
     " max(coalesce(until, 'infinity')) FILTER (WHERE side IN ('debits', 'both')) AS debits,"
     " max(coalesce(until, 'infinity')) FILTER (WHERE side IN ('credits', 'both')) AS credits FROM bank.account_block"
     " WHERE lifted_at IS NULL GROUP BY account_id) b ON b.account_id = a.id"},
    {"use of accounts",
     "SELECT a.id::text AS id, a.usage_amount::text AS stored, coalesce(e.debited, 0)::text AS rebuilt"
     " FROM bank.account a LEFT JOIN (SELECT e.account_id, e.booking_date, sum(-e.amount)::bigint AS debited"
     "   FROM bank.entry e JOIN bank.transfer t ON t.id = e.transfer_id AND t.kind <> 'import' WHERE e.amount < 0"
     "   AND e.booking_date = (SELECT u.usage_day FROM bank.account u WHERE u.id = e.account_id)"
     "   GROUP BY e.account_id, e.booking_date) e ON e.account_id = a.id WHERE a.usage_day IS NOT NULL"},
    {"use by staff",
     "SELECT o.staff_id || ' ' || o.currency AS id, o.amount::text AS stored, coalesce(sum(-e.amount), 0)::text AS "
     "rebuilt"
     " FROM bank.order_usage o LEFT JOIN bank.transfer t ON t.made_by = o.staff_id AND t.booking_date = o.day"
     "   AND t.approved_by IS NULL LEFT JOIN bank.entry e ON e.transfer_id = t.id AND e.account_id = ANY "
     "(t.leg_accounts)"
     "   AND e.amount < 0 AND e.currency = o.currency GROUP BY o.staff_id, o.currency, o.amount"},
};

Projection compare(db::CopyOut& database, const Rebuilding& rebuilding)
{
    Projection projection{rebuilding.name, 0, 0, {}};
    database.read(rebuilding.sql, kRebuildingTime, [&](const db::BinaryRow& row) {
        ++projection.rows;
        const auto stored = row.bytes("stored");
        const auto rebuilt = row.bytes("rebuilt");
        if (stored == rebuilt)
            return;
        ++projection.differences;
        if (projection.first.size() < kNamed)
            projection.first.push_back(std::string(row.bytes("id")) + ": stored " + std::string(stored) + ", rebuilt " +
                                       std::string(rebuilt));
    });
    return projection;
}

} // namespace

std::vector<Projection> compareProjections(const std::string& conninfo, db::Watchdog& watchdog,
                                           const std::function<void(const char*)>& progress)
{
    db::CopyOut database(conninfo, watchdog);
    database.beginSnapshot();
    std::vector<Projection> projections;
    for (const Rebuilding& rebuilding : kRebuildings) {
        progress(rebuilding.name);
        projections.push_back(compare(database, rebuilding));
    }
    return projections;
}

} // namespace cf::bank
