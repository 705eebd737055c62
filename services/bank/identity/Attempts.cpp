// See Attempts.h.
#include "services/bank/identity/Attempts.h"

#include "services/bank/audit/AuditInbox.h"

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
    const auto rows =
        transaction.query("UPDATE bank.staff SET failed_attempts = CASE WHEN failed_attempts + 1 >= $2 THEN 0 ELSE "
                          "failed_attempts + 1 END,"
                          " locked_until = CASE WHEN failed_attempts + 1 >= $2 THEN $3::timestamptz END"
                          " WHERE id = $1 RETURNING locked_until IS NOT NULL",
                          staff.id.uuid().toString(), kFailuresAllowed, toString(attempt.at + kLockedFor));
    std::vector<AuditEvent> events = {refusal(attempt, &staff, reason)};
    if (rows[0][0].as<bool>()) {
        endChallengesOf(transaction, staff.id);
        events.push_back(eventOf(staff, false, "signIn.locked", attempt, {stated("reason", "failures in a row")}));
    }
    record(transaction, events);
    return contract::Problem::of(contract::ErrorCode::SignInRefused);
}

void forgetFailures(db::Transaction& transaction, StaffId staff)
{
    transaction.query("UPDATE bank.staff SET failed_attempts = 0, locked_until = NULL WHERE id = $1"
                      " AND (failed_attempts > 0 OR locked_until IS NOT NULL)",
                      staff.uuid().toString());
}

} // namespace cf::bank
