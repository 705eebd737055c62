#include "services/bank/identity/Attempts.h"

#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/identity/Lockout.h"

namespace cf::bank {
namespace {

Changes detailFor(Changes detail, const Attempt& attempt)
{
    const Changes from = Refusals::attributesOf(attempt.origin);
    detail.insert(detail.end(), from.begin(), from.end());
    return detail;
}

//! `staff` may be null: unknown. Empty result: a repeat, which is counted.
std::optional<AuditEvent> refusal(const Attempt& attempt, const StaffRecord* staff, const std::string& reason)
{
    AuditEvent event = beginEvent(std::string(attempt.what) + ".refused", attempt.at, attempt.origin.traceId);
    event.result = AuditResult::Refused;
    if (staff) {
        event.branch = staff->branch;
        event.objectId = staff->id.toString();
    }
    if (attempt.refusals)
        return attempt.refusals->coalesced(std::move(event), reason, attempt.origin,
                                           staff ? std::string() : attempt.userName);
    event.detail = detailOf(detailFor({attribute("reason", reason)}, attempt));
    return event;
}

} // namespace

AuditEvent eventOf(const StaffRecord& staff, bool proven, std::string action, const Attempt& attempt, Changes detail)
{
    const Caller themselves{staff.id, staff.displayName, staff.role, staff.branch};
    AuditEvent event =
        beginEvent(std::move(action), attempt.at, attempt.origin.traceId, proven ? &themselves : nullptr);
    event.branch = staff.branch;
    event.objectId = staff.id.toString();
    event.detail = detailOf(detailFor(std::move(detail), attempt));
    return event;
}

contract::Problem refuse(db::Transaction& transaction, const Attempt& attempt, const StaffRecord* staff,
                         const std::string& reason)
{
    if (const auto event = refusal(attempt, staff, reason))
        record(transaction, {*event});
    return contract::Problem::of(contract::ErrorCode::SignInRefused);
}

contract::Problem refuseChallenge(db::Transaction& transaction, const Attempt& attempt, const std::string& challenge)
{
    const auto owner = ownerOfChallenge(transaction, challenge, attempt.origin.device);
    if (!owner)
        return refuse(transaction, attempt, nullptr, "no such challenge");
    return refuse(transaction, attempt, &owner->staff, owner->otherDevice ? "device" : "challenge over");
}

contract::Problem countAndRefuse(db::Transaction& transaction, const Attempt& attempt, const StaffRecord& staff,
                                 const std::string& reason)
{
    std::vector<AuditEvent> events;
    if (auto event = refusal(attempt, &staff, reason))
        events.push_back(*std::move(event));
    if (countFailure(transaction, staff, attempt.origin.device, attempt.at))
        events.push_back(eventOf(staff, false, "signIn.locked", attempt, {attribute("reason", "failures in a row")}));
    record(transaction, events);
    return contract::Problem::of(contract::ErrorCode::SignInRefused);
}

} // namespace cf::bank
