// See Attempts.h.
#include "services/bank/identity/Attempts.h"

#include "services/bank/audit/AuditInbox.h"

namespace cf::bank {
namespace {

Changes saidOf(Changes said, const Attempt& attempt)
{
    const Changes from = Refusals::statedOf(attempt.origin);
    said.insert(said.end(), from.begin(), from.end());
    return said;
}

//! `staff` may be null: nobody known. Empty: it is a repeat, which is counted.
std::optional<AuditEvent> refusal(const Attempt& attempt, const StaffRecord* staff, const std::string& reason)
{
    AuditEvent event;
    event.action = std::string(attempt.what) + ".refused";
    event.at = attempt.at;
    event.traceId = attempt.traceId;
    event.result = AuditResult::Refused;
    if (staff) {
        event.branch = staff->branch;
        event.objectId = staff->id.toString();
    }
    if (attempt.refusals)
        return attempt.refusals->folded(std::move(event), reason, attempt.origin,
                                        staff ? std::string() : attempt.userName);
    event.detail = detailOf(saidOf({stated("reason", reason)}, attempt));
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
    event.detail = detailOf(saidOf(std::move(said), attempt));
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
    const auto owner = ownerOfChallenge(transaction, challenge, attempt.device);
    if (!owner)
        return refuse(transaction, attempt, nullptr, "no such challenge");
    return refuse(transaction, attempt, &owner->staff, owner->otherDevice ? "device" : "challenge over");
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
    std::vector<AuditEvent> events;
    if (auto event = refusal(attempt, &staff, reason))
        events.push_back(*std::move(event));
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
