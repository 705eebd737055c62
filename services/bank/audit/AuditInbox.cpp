// See AuditInbox.h.
#include "services/bank/audit/AuditInbox.h"

namespace cf::bank {
namespace {

// The size of a row is known without unpacking its leaves, their number is not.
constexpr const char* kFirstRows =
    "SELECT w.id, w.recorded_at, l.leaf FROM (SELECT id, recorded_at, leaves,"
    " sum(pg_column_size(leaves)) OVER (ORDER BY id) - pg_column_size(leaves) AS before"
    " FROM (SELECT id, recorded_at, leaves FROM bank.audit_inbox ORDER BY id LIMIT 5000) AS first) AS w,"
    " unnest(w.leaves) WITH ORDINALITY AS l (leaf, place) WHERE w.before < $1 ORDER BY w.id, l.place";

} // namespace

void record(db::Transaction& transaction, const std::vector<AuditEvent>& events)
{
    if (events.empty())
        return;
    std::vector<std::string> leaves;
    leaves.reserve(events.size());
    for (const auto& event : events)
        leaves.push_back(db::bytea(canonicalLeaf(event)));
    transaction.query("INSERT INTO bank.audit_inbox (leaves) VALUES ($1::bytea[])", db::array(leaves));
}

WaitingLeaves readInbox(db::Transaction& transaction, std::int64_t bytes)
{
    const auto rows = transaction.query(kFirstRows, bytes);
    WaitingLeaves waiting;
    waiting.leaves.reserve(static_cast<std::size_t>(rows.size()));
    Instant recordedAt{};
    for (const auto& row : rows) {
        if (std::string id = db::textOf(row[0]); waiting.rows.empty() || waiting.rows.back() != id) {
            waiting.rows.push_back(std::move(id));
            recordedAt = db::instantOf(row[1]);
        }
        waiting.leaves.push_back({db::bytesOf(row[2]), recordedAt});
    }
    return waiting;
}

bool removeFromInbox(db::Transaction& transaction, const std::vector<std::string>& rows)
{
    const auto removed =
        transaction.query("DELETE FROM bank.audit_inbox WHERE id = ANY($1::bigint[])", db::array(rows));
    return static_cast<std::size_t>(removed.affected_rows()) == rows.size();
}

} // namespace cf::bank
