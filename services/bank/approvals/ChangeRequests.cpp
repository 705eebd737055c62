#include "services/bank/approvals/ChangeRequests.h"

#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/ledger/ApprovalRows.h"
#include "services/bank/ledger/Decide.h"
#include "services/contract/Binder.h"

namespace cf::bank {
namespace {

using namespace contract;

constexpr const char* kRequest =
    "INSERT INTO bank.approval_request (id, subject, requested_by, branch_id, reasons, approver_role, comment, content,"
    " requested_at, expires_at) VALUES ($1::uuid, $2, $3::uuid, $4::uuid, ARRAY[$5], $6, $7, $8::jsonb, "
    "$9::timestamptz,"
    " $10::timestamptz)";
constexpr const char* kLock = "SELECT state, expires_at > now() AS open, bank.approval_version(r) AS version_hash"
                              " FROM bank.approval_request r WHERE id = $1::uuid FOR UPDATE";

//! What the trail learns of a change.
struct Said
{
    std::string action;
    ApprovalId approval;
    Changes changes;
    std::string concerns; //!< The wire id of an account; empty: none.
    Instant at;
};

void audit(db::Transaction& transaction, Call& call, Said said)
{
    AuditEvent event = beginEvent(said.action, said.at, call.traceId, &*call.caller);
    event.objectId = said.approval.toString();
    if (said.action.ends_with(".refused"))
        event.result = AuditResult::Refused;
    if (!said.concerns.empty())
        event.related.push_back(said.concerns);
    said.changes.push_back(attribute("key", call.idempotencyKey->toString()));
    event.detail = detailOf(said.changes);
    record(transaction, {event});
}

//! The transaction's own time, which its row in the inbox bears as well.
Instant clockOf(db::Transaction& transaction)
{
    return transaction.query("SELECT now() AS at").front().get<Instant>("at");
}

//! Why not: the row must still be as `record` has it.
std::optional<ErrorCode> objectionTo(db::Transaction& transaction, const Caller& caller, const ApprovalRecord& record,
                                     ApprovalAction action)
{
    const WaitingOrder& order = record.approval.order;
    const auto rows = transaction.query(kLock, order.id.uuid().toString());
    const db::Row row = rows.front();
    const auto state = row.get<ApprovalState>("state");
    const bool withdraws = action == ApprovalAction::Withdrawn;
    const bool open = state == ApprovalState::Waiting || (withdraws && state == ApprovalState::SentBack);
    if (!open || !row.get<bool>("open"))
        return ErrorCode::NotWaiting;
    if (row.get<db::Bytea>("version_hash") != record.version)
        return ErrorCode::ChangedSince;
    if (withdraws != (order.requestedBy.id == caller.staff))
        return ErrorCode::AnotherMustDecide;
    return std::nullopt;
}

} // namespace

ChangeResult requestChange(db::Transaction& transaction, Call& call, const ChangeContent& content, BranchId branch)
{
    const bool limit = content.limit.has_value();
    const ApprovalId id = ApprovalId::make();
    const Instant at = clockOf(transaction);
    transaction.query(
        kRequest, id.uuid().toString(), nameOf(limit ? ApprovalSubject::LimitChange : ApprovalSubject::Unblocking),
        call.caller->staff.uuid().toString(), branch.uuid().toString(),
        nameOf(limit ? ApprovalReason::LimitChange : ApprovalReason::Unblocking),
        nameOf(limit ? Role::Administrator : Role::Supervisor), limit ? content.limit->reason : content.block->reason,
        encodeDocument(content), toString(at), toString(at + kApprovalLasts));
    transaction.query(kApprovalStep, id.uuid().toString(), nameOf(ApprovalAction::Requested),
                      call.caller->staff.uuid().toString(), toString(at), "");
    audit(transaction, call, {"approval.requested", id, content.shown, {}, at});
    return {KeyState::Waiting, id, {}, at};
}

ChangeResult decideChange(db::Transaction& transaction, Call& call, const ApprovalRecord& record, ApprovalAction action,
                          const std::string& comment)
{
    const ApprovalId id = record.approval.order.id;
    const Instant at = clockOf(transaction);
    std::string changed;
    const auto content = decodeDocument<ChangeContent>(record.content).value();
    auto objection = objectionTo(transaction, *call.caller, record, action);
    if (!objection && action == ApprovalAction::Approved)
        objection = apply(transaction, content, call.caller->staff, changed);
    if (objection) {
        audit(transaction, call, {"approval.refused", id, {attribute("refusal", nameOf(*objection))}, {}, at});
        return {KeyState::Refused, {}, *objection, at};
    }
    transaction.query("UPDATE bank.approval_request SET state = $2 WHERE id = $1::uuid", id.uuid().toString(),
                      nameOf(stateAfter(action)));
    transaction.query(kApprovalStep, id.uuid().toString(), nameOf(action), call.caller->staff.uuid().toString(),
                      toString(at), comment);
    audit(transaction, call,
          {"approval." + nameOf(action), id, action == ApprovalAction::Approved ? content.shown : Changes(), changed,
           at});
    if (!changed.empty())
        invalidateCaches(transaction, {changed});
    return {KeyState::Booked, id, {}, at};
}

} // namespace cf::bank
