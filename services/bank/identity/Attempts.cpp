// See Attempts.h.
#include "services/bank/identity/Attempts.h"

#include "services/bank/audit/AuditInbox.h"
#include "services/bank/identity/Locks.h"

namespace cf::bank {
namespace {

std::string saidOf(Changes said, const Attempt& attempt)
{
    said.push_back(stated("device", attempt.device));
    return detailOf(said);
}

AuditEvent refusal(const Attempt& attempt, const StaffRecord* staff, const std::string& reason)
{
    const std::string action = std::string(attempt.what) + ".refused";
    AuditEvent event;
    if (staff) {
        event = eventOf(*staff, false, action, attempt, {stated("reason", reason)});
    } else {
        event.action = action;
        event.at = attempt.at;
        event.traceId = attempt.traceId;
        event.detail = saidOf({stated("reason", reason)}, attempt);
    }
    event.result = AuditResult::Refused;
    return event;
}

} // namespace

AuditEvent eventOf(const StaffRecord& staff, bool proven, std::string action, const Attempt& attempt, Changes said)
{
    AuditEvent event;
    event.action = std::move(action);
    event.at = attempt.at;
    event.traceId = attempt.traceId;
    if (proven) {
        event.actor = staff.id;
        event.role = staff.role;
    }
    event.branch = staff.branch;
    event.objectId = staff.id.toString();
    event.detail = saidOf(std::move(said), attempt);
    return event;
}

contract::Problem refuse(db::Transaction& transaction, const Attempt& attempt, const StaffRecord* staff,
                         const std::string& reason)
{
    record(transaction, {refusal(attempt, staff, reason)});
    return contract::Problem::of(contract::ErrorCode::SignInRefused);
}

contract::Problem countAndRefuse(db::Transaction& transaction, const Attempt& attempt, const StaffRecord& staff,
                                 const std::string& reason)
{
    std::vector<AuditEvent> events = {refusal(attempt, &staff, reason)};
    if (countFailure(transaction, staff, attempt.device, attempt.at))
        events.push_back(eventOf(staff, false, "signIn.locked", attempt, {stated("reason", "failures in a row")}));
    record(transaction, events);
    return contract::Problem::of(contract::ErrorCode::SignInRefused);
}

} // namespace cf::bank
