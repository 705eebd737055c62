#include "services/bank/audit/AuditExports.h"

#include "models/domain/Reference.h"
#include "services/bank/api/Paging.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/AuditRepository.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Binder.h"

#include <algorithm>

namespace cf::bank {
namespace {

using contract::Answer;
using contract::ErrorCode;
using contract::Nothing;
using contract::Problem;

constexpr std::size_t kMostRelated = 20;
constexpr const char* kAbandoned = "abandoned";

// As long as the desktop waits for a new sign-in; while it requests pages, its session is in use.
constexpr const char* kAbandon =
    "UPDATE bank.audit_export x SET ended_at = now(), ending = $1 WHERE ended_at IS NULL"
    " AND began_at < now() - interval '12 hours' AND NOT EXISTS (SELECT FROM bank.staff_session s"
    " WHERE s.staff_id = x.staff_id AND s.last_used_at > now() - interval '12 hours') RETURNING id, staff_id";

std::string wireOf(const Uuid& exportId)
{
    return "exp_" + exportId.digits();
}

//! The member that limits the filter to one page; null: none.
const char* pageMember(const contract::AuditQuery& filter)
{
    return filter.cursor     ? "/filter/cursor"
           : filter.position ? "/filter/position"
           : filter.limit    ? "/filter/limit"
                             : nullptr;
}

std::optional<Problem> mistakeIn(const contract::AuditExportEnd& end)
{
    if (end.rows < 0)
        return parameterProblem("/rows", "must not be negative");
    const bool completed = end.end == contract::ExportEnd::Completed;
    if (completed != end.sha256.has_value())
        return parameterProblem("/sha256", completed ? "is missing" : "belongs to a completed export only");
    if (completed &&
        (end.sha256->size() != 64 || end.sha256->find_first_not_of("0123456789abcdef") != std::string::npos))
        return parameterProblem("/sha256", "must be 64 lower-case hexadecimal digits");
    return std::nullopt;
}

void recordEnd(db::Transaction& transaction, const Call& call, const contract::AuditExportEnd& end)
{
    AuditEvent event = eventOf(call, "audit.exportEnded");
    event.objectId = wireOf(end.exportId);
    event.result = end.end == contract::ExportEnd::Failed ? AuditResult::Failed : AuditResult::Succeeded;
    Changes detail{attribute("ending", contract::nameOf(end.end)), attribute("rows", std::to_string(end.rows))};
    if (end.sha256)
        detail.push_back(attribute("sha256", *end.sha256));
    event.detail = detailOf(detail);
    record(transaction, {event});
}

} // namespace

Answer<contract::AuditExport> beginAuditExport(db::Transaction& transaction, Call& call,
                                               const contract::AuditExportOrder& order)
{
    if (const char* member = pageMember(order.filter))
        return parameterProblem(member, "must be absent: an export covers all results");
    const auto filter = filterOf(transaction, order.filter, call.caller->branch, "/filter/",
                                 AuditWords(languagesIn(call.acceptLanguage)));
    if (!filter)
        return filter.error();
    const std::int64_t sealed = sealedAuditEvents(transaction);
    contract::AuditExport begun{Uuid::v7(), std::clamp<std::int64_t>(order.filter.before.value_or(sealed), 0, sealed),
                                std::nullopt};
    if (filter->today)
        begun.cursor = auditCursor(begun.before, filter->today);
    AuditEvent event = eventOf(call, "audit.exportBegan");
    transaction.query("INSERT INTO bank.audit_export (id, staff_id, format, filter, before_seq, began_at)"
                      " VALUES ($1, $2, $3, $4::jsonb, $5, $6)",
                      begun.exportId.toString(), call.caller->staff.uuid().toString(), contract::nameOf(order.format),
                      contract::encodeDocument(order.filter), begun.before, toString(event.at));
    Changes detail{attribute("format", contract::nameOf(order.format)),
                   attribute("before", std::to_string(begun.before))};
    for (auto& change : filterAttributes(order.filter))
        if (change.field != "before")
            detail.push_back(std::move(change));
    event.objectId = wireOf(begun.exportId);
    event.related = relatedTo(*filter);
    event.detail = detailOf(detail);
    record(transaction, {event});
    call.audited = true;
    return begun;
}

Answer<Nothing> endAuditExport(db::Transaction& transaction, Call& call, const contract::AuditExportEnd& end)
{
    if (auto mistake = mistakeIn(end))
        return *std::move(mistake);
    const std::string id = end.exportId.toString();
    const auto rows = transaction.query("SELECT staff_id, ending, row_count, encode(sha256, 'hex') AS sha256"
                                        " FROM bank.audit_export WHERE id = $1 FOR UPDATE",
                                        id);
    if (!rows.empty() && rows[0].get<StaffId>("staff_id") != call.caller->staff)
        call.outOfReach = wireOf(end.exportId);
    if (rows.empty() || !call.outOfReach.empty())
        return Problem::of(ErrorCode::NotFound);
    const std::string ending = contract::nameOf(end.end);
    // An exporter given up as abandoned may still return and report the real end.
    const auto ended = rows[0].get<std::optional<std::string>>("ending");
    if (ended && *ended != kAbandoned) {
        const db::Row row = rows[0];
        // A response may be lost in transit: a retry gets the same answer.
        const bool same = *ended == ending && row.get<std::int64_t>("row_count") == end.rows &&
                          row.getOr<std::string>("sha256", "") == end.sha256.value_or("");
        if (same)
            return Nothing{};
        return Problem::of(ErrorCode::EndedOtherwise);
    }
    transaction.query("UPDATE bank.audit_export SET ended_at = now(), ending = $2, row_count = $3,"
                      " sha256 = decode($4, 'hex') WHERE id = $1",
                      id, ending, end.rows, end.sha256);
    recordEnd(transaction, call, end);
    return Nothing{};
}

void endAbandonedExports(db::Transaction& transaction)
{
    std::vector<AuditEvent> events;
    for (const auto& row : transaction.query(kAbandon, kAbandoned)) {
        AuditEvent& event = events.emplace_back(beginEvent(
            "audit.exportEnded", std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now())));
        event.result = AuditResult::Failed;
        event.objectId = wireOf(row.get<Uuid>("id"));
        event.related = {row.get<StaffId>("staff_id").toString()};
        event.detail = detailOf({attribute("ending", kAbandoned)});
    }
    record(transaction, events);
}

Changes filterAttributes(const contract::AuditQuery& query)
{
    Changes detail;
    if (query.search)
        detail.push_back(attribute("searchCharacters", std::to_string(query.search->size())));
    if (query.from)
        detail.push_back(attribute("from", toString(*query.from)));
    if (query.to)
        detail.push_back(attribute("to", toString(*query.to)));
    if (query.actor)
        detail.push_back(attribute("actor", query.actor->toString()));
    if (query.action)
        detail.push_back(attribute("action", *query.action));
    // Only the id: any words in front of it may be somebody's name.
    if (const auto subject = query.subject ? referenceIn(*query.subject) : std::nullopt)
        detail.push_back(attribute("subject", subject->toString()));
    if (query.branch)
        detail.push_back(attribute("branch", query.branch->toString()));
    if (query.result)
        detail.push_back(attribute("result", contract::nameOf(*query.result)));
    if (query.before)
        detail.push_back(attribute("before", std::to_string(*query.before)));
    return detail;
}

std::vector<std::string> relatedTo(const AuditFilter& filter)
{
    std::vector<std::string> related;
    for (const std::string& id : filter.concerned) {
        // As the bank writes it, not as typed; without its kind nobody could tell what it names.
        const auto reference = referenceIn(id);
        if (reference && !reference->kind.empty() && related.size() < kMostRelated)
            related.push_back(reference->toString());
    }
    return related;
}

} // namespace cf::bank
