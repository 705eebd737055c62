// See Attempts.h.
#include "services/bank/identity/Attempts.h"

#include "services/bank/audit/AuditInbox.h"

namespace cf::bank {
namespace {

std::string detailOf(const std::string& reason, const Attempt& attempt)
{
    return reason + "; device " + attempt.device;
}

AuditEvent refusal(const Attempt& attempt, const StaffRecord* staff, const std::string& reason)
{
    const std::string action = std::string(attempt.what) + ".refused";
    if (staff)
        return eventOf(*staff, false, action, attempt.at, detailOf(reason, attempt));
    AuditEvent event;
    event.action = action;
    event.at = attempt.at;
    event.detail = detailOf(reason, attempt);
    return event;
}

} // namespace

AuditEvent eventOf(const StaffRecord& staff, bool proven, std::string action, Instant at, std::string detail)
{
    AuditEvent event;
    event.action = std::move(action);
    event.at = at;
    if (proven) {
        event.actor = staff.id;
        event.role = staff.role;
    }
    event.branch = staff.branch;
    event.objectId = staff.id.toString();
    event.detail = std::move(detail);
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
        events.push_back(eventOf(staff, false, "signIn.locked", attempt.at, detailOf("failures in a row", attempt)));
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
