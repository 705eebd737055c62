#include "services/bank/identity/StaffAdmin.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/identity/Lockout.h"
#include "services/bank/identity/SecondFactor.h"
#include "services/bank/identity/Secrets.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/identity/StaffRecords.h"
#include "services/bank/identity/UserName.h"
#include "services/contract/WireValues.h"

namespace cf::bank {
namespace {

using NewCode = Outcome<EnrolmentCode, std::string>;

EnrolmentCode newCode(db::Transaction& transaction, StaffId staff, Instant now)
{
    EnrolmentCode made{newTypedCode(kEnrolmentCodeGroups), now + kEnrolmentCodeFor};
    transaction.query("INSERT INTO bank.staff_enrolment_code (staff_id, code_hash, expires_at) VALUES ($1, $2, $3)"
                      " ON CONFLICT (staff_id) DO UPDATE SET code_hash = excluded.code_hash,"
                      " expires_at = excluded.expires_at",
                      staff.uuid().toString(), db::bytea(platform::sha256(canonicalCode(made.code))),
                      toString(made.expiresAt));
    return made;
}

AuditEvent byTheBank(const char* action, StaffId staff, BranchId branch, Instant now)
{
    AuditEvent event = beginEvent(action, now);
    event.branch = branch;
    event.objectId = staff.toString();
    return event;
}

} // namespace

Outcome<bool, std::string> StaffAdmin::unlock(const std::string& userName)
{
    const Instant now = instantOf(m_clock);
    return m_pool.transaction([&](db::Transaction& transaction) -> Outcome<bool, std::string> {
        const auto staff = lockStaff(transaction, userName);
        if (!staff)
            return "There is nobody with the user name " + userName + ".";
        const auto forgotten = bank::unlock(transaction, staff->id);
        if (!forgotten)
            return false;
        auto event = byTheBank("staff.unlocked", staff->id, staff->branch, now);
        event.detail = detailOf({{"failedAttempts", std::to_string(*forgotten), "0"}});
        record(transaction, {event});
        return true;
    });
}

NewCode addStaff(db::Transaction& transaction, const NewStaff& person, Instant now)
{
    const std::string userName = canonicalUserName(person.userName);
    if (!isUserName(userName))
        return "The user name \"" + person.userName + "\" must be 2 to 64 of a-z, 0-9, dot, hyphen and underscore.";
    if (person.displayName.empty())
        return std::string("The person's name must not be empty.");
    if (const auto mistake = mistakeIn(person.displayName))
        return "The person's name " + contract::sentenceOf(*mistake) + ".";
    if (transaction.query("SELECT 1 FROM bank.branch WHERE id = $1", person.branch.uuid().toString()).empty())
        return "There is no branch " + person.branch.toString() + ".";
    const StaffId staff = StaffId::make();
    const auto added = transaction.query("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id)"
                                         " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (user_name) DO NOTHING",
                                         staff.uuid().toString(), userName, person.displayName,
                                         contract::nameOf(person.role), person.branch.uuid().toString());
    if (added.affectedRows() == 0)
        return "There is somebody with the user name " + userName + " already.";
    record(transaction, {byTheBank("staff.added", staff, person.branch, now)});
    return newCode(transaction, staff, now);
}

NewCode StaffAdmin::add(const std::string& userName, const std::string& displayName, Role role, BranchId branch)
{
    const NewStaff person{userName, displayName, role, branch};
    const Instant now = instantOf(m_clock);
    return m_pool.transaction([&](db::Transaction& transaction) { return addStaff(transaction, person, now); });
}

NewCode StaffAdmin::reissue(const std::string& userName)
{
    const Instant now = instantOf(m_clock);
    return m_pool.transaction([&](db::Transaction& transaction) -> NewCode {
        const auto staff = lockStaff(transaction, userName);
        if (!staff)
            return "There is nobody with the user name " + userName + ".";
        if (staff->status == "disabled")
            return userName + " is disabled and gets no enrolment code.";
        const std::string id = staff->id.uuid().toString();
        transaction.query("UPDATE bank.staff SET status = 'invited', password_hash = NULL, failed_attempts = 0,"
                          " locked_until = NULL, changed_at = $2, changed_by = NULL, row_version = row_version + 1"
                          " WHERE id = $1",
                          id, toString(now));
        SecondFactor::forget(transaction, staff->id);
        forgetDevices(transaction, staff->id);
        endChallengesOf(transaction, staff->id);
        Sessions::endAllOf(transaction, staff->id, now);
        record(transaction, {byTheBank("staff.codeReissued", staff->id, staff->branch, now)});
        return newCode(transaction, staff->id, now);
    });
}

NewCode StaffAdmin::invite(const std::string& userName)
{
    const Instant now = instantOf(m_clock);
    return m_pool.transaction([&](db::Transaction& transaction) -> NewCode {
        const auto staff = lockStaff(transaction, userName);
        if (!staff)
            return "There is nobody with the user name " + userName + ".";
        if (staff->status == "disabled")
            return userName + " is disabled and gets no enrolment code.";
        if (staff->status != "invited")
            return userName + " has enrolled already. An administrator can reset the second factor first.";
        endChallengesOf(transaction, staff->id);
        record(transaction, {byTheBank("staff.invited", staff->id, staff->branch, now)});
        return newCode(transaction, staff->id, now);
    });
}

} // namespace cf::bank
