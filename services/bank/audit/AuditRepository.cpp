#include "services/bank/audit/AuditRepository.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"

#include <algorithm>

namespace cf::bank {
namespace {

using contract::AuditRow;
using contract::Page;

constexpr const char* kColumns =
    "seq, leaf, leaf_hash, action, result, at, actor_id, role, branch_id, object_id, trace_id";

//! An unreadable leaf was tampered with. One such row must not hide its page: its plain columns are shown instead, and
//! `bankd verify` names it.
AuditEvent storedEvent(const db::Row& row)
{
    if (auto event = parseLeaf(row.getOr<db::Bytea>("leaf", "")))
        return *std::move(event);
    AuditEvent event;
    event.id = Uuid();
    event.action = row.get<std::string>("action");
    event.at = row.get<Instant>("at");
    event.result = row.get<AuditResult>("result");
    event.actor = row.get<std::optional<StaffId>>("actor_id");
    event.role = row.get<std::optional<Role>>("role");
    event.branch = row.get<std::optional<BranchId>>("branch_id");
    event.objectId = row.getOr<std::string>("object_id", "");
    event.traceId = row.getOr<std::string>("trace_id", "");
    return event;
}

std::vector<NumberedEvent> eventsOf(const db::Rows& rows)
{
    std::vector<NumberedEvent> events;
    for (const auto& row : rows)
        events.push_back({row.get<std::int64_t>("seq"), storedEvent(row)});
    return events;
}

std::int64_t oldestAuditEvent(db::Transaction& transaction, std::int64_t sealed)
{
    const auto rows = transaction.query("SELECT seq FROM bank.audit_event ORDER BY seq LIMIT 1");
    return rows.empty() ? sealed : rows.value<std::int64_t>();
}

//! Rows of `range`, which is at most a page: numbers have no gaps.
std::vector<NumberedEvent> numberedIn(db::Transaction& transaction, AuditRange range)
{
    const std::string sql =
        std::string("SELECT ") + kColumns + " FROM bank.audit_event WHERE seq >= $1 AND seq < $2 ORDER BY seq DESC";
    return eventsOf(transaction.query(sql.c_str(), range.low, range.high));
}

std::vector<NumberedEvent> numbered(db::Transaction& transaction, const std::vector<std::int64_t>& seqs)
{
    std::vector<std::string> wanted;
    for (const std::int64_t seq : seqs)
        wanted.push_back(std::to_string(seq));
    const std::string sql =
        std::string("SELECT ") + kColumns + " FROM bank.audit_event WHERE seq = ANY ($1::bigint[]) ORDER BY seq DESC";
    return eventsOf(transaction.query(sql.c_str(), db::array(wanted)));
}

Page<AuditRow> pageOf(db::Transaction& transaction, const AuditFilter& filter, const std::vector<NumberedEvent>& events)
{
    Page<AuditRow> page;
    page.items = rowsOf(transaction, events);
    if (!events.empty()) {
        page.firstKey = std::to_string(*events.front().seq);
        page.lastKey = auditCursor(*events.back().seq, filter.today);
    }
    return page;
}

} // namespace

std::string auditCursor(std::int64_t seq, const std::optional<Date>& today)
{
    return std::to_string(seq) + (today ? "@" + toString(*today) : std::string());
}

Page<AuditRow> listAuditEvents(db::Transaction& transaction, const AuditFilter& filter, const AuditPlace& place,
                               const ScanBudget& budget)
{
    const std::int64_t sealed = sealedAuditEvents(transaction);
    const std::int64_t end = std::clamp<std::int64_t>(place.before.value_or(sealed), 0, sealed);
    const std::int64_t oldest = std::min(oldestAuditEvent(transaction, sealed), end);
    AuditRange range{oldest, std::min(end, place.cursor.value_or(end))};
    if (!filter.narrows()) {
        range.high = std::max(oldest, range.high - std::min(range.high, place.position.value_or(0)));
        range.low = std::max(oldest, range.high - place.limit);
        auto page = pageOf(transaction, filter, numberedIn(transaction, range));
        page.more = range.low > oldest;
        page.count = end - oldest;
        return page;
    }
    const auto scanned = scanAudit(transaction, filter, range, place.limit, budget);
    auto page = pageOf(transaction, filter, numbered(transaction, scanned.seqs));
    page.more = scanned.more;
    if (scanned.more)
        page.lastKey = auditCursor(scanned.next, filter.today);
    page.count = static_cast<std::int64_t>(page.items.size());
    page.countExact = !scanned.more && !place.cursor;
    return page;
}

FoundEvents findSealedEvents(db::Transaction& transaction, const AuditFilter& filter,
                             std::optional<std::int64_t> cursor, int limit, const ScanBudget& budget)
{
    const std::int64_t sealed = sealedAuditEvents(transaction);
    const AuditRange range{oldestAuditEvent(transaction, sealed), std::min(sealed, cursor.value_or(sealed))};
    const auto scanned = scanAudit(transaction, filter, range, limit, budget);
    return {numbered(transaction, scanned.seqs), scanned.more, scanned.next};
}

Page<AuditRow> listUnsealedAuditEvents(db::Transaction& transaction)
{
    const auto rows = transaction.query(
        "SELECT u.leaf FROM (SELECT id, leaves FROM bank.audit_inbox ORDER BY id DESC LIMIT $1) i,"
        " unnest(i.leaves) WITH ORDINALITY u (leaf, number) ORDER BY i.id DESC, u.number DESC LIMIT $1",
        contract::kLargestPageSize);
    std::vector<NumberedEvent> events;
    for (const auto& row : rows)
        if (auto event = parseLeaf(row.getOr<db::Bytea>("leaf", "")))
            events.push_back({std::nullopt, *std::move(event)});
    Page<AuditRow> page;
    page.items = rowsOf(transaction, events);
    page.count =
        transaction.query("SELECT coalesce(sum(cardinality(leaves)), 0) FROM bank.audit_inbox").value<std::int64_t>();
    page.more = page.count > static_cast<std::int64_t>(page.items.size());
    return page;
}

contract::AuditState auditState(db::Transaction& transaction)
{
    contract::AuditState state;
    state.sealed = sealedAuditEvents(transaction);
    state.oldest = oldestAuditEvent(transaction, state.sealed);
    const auto waiting = transaction.query("SELECT coalesce(sum(cardinality(leaves)), 0) AS events,"
                                           " min(recorded_at) FILTER (WHERE isfinite(recorded_at)) AS oldest"
                                           " FROM bank.audit_inbox")[0];
    state.unsealed = waiting.get<std::int64_t>("events");
    state.oldestUnsealed = waiting.get<std::optional<Instant>>("oldest");
    state.actions = auditActions(transaction);
    return state;
}

std::int64_t sealedAuditEvents(db::Transaction& transaction)
{
    return transaction.query("SELECT next_seq FROM bank.audit_seal").value<std::int64_t>();
}

std::optional<DecryptedAuditEvent> findAuditEvent(db::Transaction& transaction, CustomerKeys& keys, std::int64_t seq)
{
    const std::string sql = std::string("SELECT ") + kColumns + " FROM bank.audit_event WHERE seq = $1";
    const auto rows = transaction.query(sql.c_str(), seq);
    if (rows.empty())
        return std::nullopt;
    const auto events = eventsOf(rows);
    const AuditEvent& event = events.front().event;
    std::optional<platform::EncryptionKey> key;
    if (event.sealed && event.customer)
        key = keys.find(transaction, *event.customer);
    DecryptedAuditEvent opened;
    opened.customer = event.customer;
    opened.detail.row = rowsOf(transaction, events).front();
    opened.detail.changes = changesOf(event, key).value_or(Changes());
    opened.detail.erased = event.sealed && !key;
    opened.detail.leafHash = platform::hex(rows[0].get<db::Bytea>("leaf_hash"));
    return opened;
}

} // namespace cf::bank
