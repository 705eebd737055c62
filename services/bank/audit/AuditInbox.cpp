#include "services/bank/audit/AuditInbox.h"

#include "services/bank/audit/InboxSigner.h"

namespace cf::bank {
namespace {

// A row's size is known without detoasting its leaves; their number is not.
constexpr const char* kFirstRows =
    "SELECT w.id, w.recorded_at, w.writer, w.number, w.mac, l.leaf, w.bytes < $1 AND w.rows < 5000 AS whole"
    " FROM (SELECT *, count(*) OVER () AS rows, sum(pg_column_size(leaves)) OVER () AS bytes,"
    " sum(pg_column_size(leaves)) OVER (ORDER BY id) - pg_column_size(leaves) AS before"
    " FROM (SELECT * FROM bank.audit_inbox ORDER BY id LIMIT 5000) AS first) AS w,"
    " unnest(w.leaves) WITH ORDINALITY AS l (leaf, place) WHERE w.before < $1 ORDER BY w.id, l.place";

constexpr const char* kAdd = "INSERT INTO bank.audit_inbox (leaves, writer, number, mac)"
                             " VALUES ($1::bytea[], $2::uuid, $3::bigint, $4::bytea)";

InboxRow rowOf(const db::Row& row)
{
    InboxRow inbox;
    inbox.id = row.get<std::string>("id");
    inbox.recordedAt = row.get<Instant>("recorded_at");
    if (!row.isNull("writer") && !row.isNull("number")) {
        inbox.writer = row.get<Uuid>("writer");
        inbox.number = row.get<std::int64_t>("number");
        inbox.mac = row.getOr<db::Bytea>("mac", "");
    }
    return inbox;
}

} // namespace

void record(db::Transaction& transaction, const std::vector<AuditEvent>& events)
{
    if (events.empty())
        return;
    std::vector<std::string> leaves;
    leaves.reserve(events.size());
    for (const auto& event : events)
        leaves.push_back(canonicalLeaf(event));
    recordLeaves(transaction, leaves);
}

void recordLeaves(db::Transaction& transaction, const std::vector<std::string>& leaves)
{
    std::vector<std::string> bytes;
    bytes.reserve(leaves.size());
    for (const std::string& leaf : leaves)
        bytes.push_back(db::bytea(leaf));
    std::optional<std::string> writer;
    std::optional<std::string> number;
    std::optional<std::string> mac;
    if (auto signature = nextSignature(transaction.observer(), leaves)) {
        writer = std::move(signature->writer);
        number = std::move(signature->number);
        mac = std::move(signature->mac);
    }
    transaction.query(kAdd, db::array(bytes), writer, number, mac);
}

InboxPart readInbox(db::Transaction& transaction, std::int64_t bytes)
{
    InboxPart part;
    std::vector<InboxRow>& rows = part.rows;
    for (const auto& row : transaction.query(kFirstRows, bytes)) {
        part.whole = row.get<bool>("whole");
        if (rows.empty() || rows.back().id != row.get<std::string_view>("id"))
            rows.push_back(rowOf(row));
        rows.back().leaves.push_back(row.getOr<db::Bytea>("leaf", ""));
    }
    return part;
}

bool removeFromInbox(db::Transaction& transaction, const TakenRows& rows)
{
    const auto taken =
        transaction.query("SELECT bank.take_from_audit_inbox($1::bigint[], $2::bigint, $3::bigint[], $4::text[])",
                          db::array(rows.sealed), rows.first, db::array(rows.refused), db::array(rows.reasons));
    return taken.value<std::size_t>() == rows.sealed.size() + rows.refused.size();
}

} // namespace cf::bank
