#include "services/bank/administration/StaffService.h"

#include "services/bank/administration/SessionRepository.h"
#include "services/bank/administration/StaffRepository.h"
#include "services/bank/api/ETag.h"
#include "services/bank/api/Paging.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/identity/Lockout.h"
#include "services/bank/identity/SecondFactor.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/identity/UserName.h"
#include "services/contract/WireValues.h"

#include <algorithm>

namespace cf::bank {
namespace {

using contract::Answer;
using contract::ErrorCode;
using contract::Problem;
using contract::StaffRow;
using contract::StaffStatus;

constexpr std::size_t kLongestName = 100; //!< Characters.

//! Why the caller may not proceed: signed out, disabled or demoted while the request was in flight.
std::optional<Problem> objectionTo(db::Transaction& transaction, const Caller& caller)
{
    const auto rows = transaction.query("SELECT role FROM bank.staff WHERE id = $1 AND status = 'active'",
                                        caller.staff.uuid().toString());
    if (rows.empty())
        return Problem::of(ErrorCode::Unauthenticated);
    const auto role = contract::enumOf<Role>(rows.value<std::string>());
    if (!role || !holds(*role, Permission::StaffManage))
        return Problem::of(ErrorCode::Forbidden);
    return std::nullopt;
}

bool isName(const std::string& text)
{
    return !text.empty() && !mistakeIn(text) && characterCount(text) <= kLongestName && trimmedText(text) == text;
}

Problem nameProblem()
{
    return parameterProblem("/displayName", "must be 1 to 100 characters, without blanks at either end");
}

Problem branchProblem()
{
    return parameterProblem("/branch", "is not a branch of this bank");
}

void audit(db::Transaction& transaction, Call& call, const char* action, StaffId whom, const Changes& changes,
           Instant at)
{
    AuditEvent event = beginEvent(action, at, call.traceId, &*call.caller);
    event.objectId = whom.toString();
    event.detail = detailOf(changes);
    record(transaction, {event});
    call.audited = true;
}

void note(Changes& changes, const char* field, const std::string& before, const std::string& after)
{
    if (before != after)
        changes.push_back({field, before, after});
}

Changes difference(const StaffRow& before, const StaffRow& after)
{
    Changes changes;
    note(changes, "displayName", before.displayName, after.displayName);
    note(changes, "role", contract::nameOf(before.role), contract::nameOf(after.role));
    note(changes, "branch", before.branch.code, after.branch.code);
    note(changes, "status", contract::nameOf(before.status), contract::nameOf(after.status));
    return changes;
}

void endSessions(db::Transaction& transaction, StaffId whom, Instant now, Changes& changes)
{
    if (const int ended = Sessions::endAllOf(transaction, whom, now); ended > 0)
        changes.push_back(attribute("sessionsEnded", std::to_string(ended)));
}

void voidCodes(db::Transaction& transaction, StaffId whom)
{
    endChallengesOf(transaction, whom);
    transaction.query("DELETE FROM bank.staff_enrolment_code WHERE staff_id = $1", whom.uuid().toString());
}

//! The row after the update.
Answer<StaffRow> wanted(db::Transaction& transaction, const StaffRow& member, const contract::StaffUpdate& update)
{
    StaffRow after = member;
    if (update.displayName && !isName(*update.displayName))
        return nameProblem();
    after.displayName = update.displayName.value_or(after.displayName);
    after.role = update.role.value_or(after.role);
    if (update.branch) {
        const auto branch = findBranchRef(transaction, *update.branch);
        if (!branch)
            return branchProblem();
        after.branch = *branch;
    }
    if (update.disabled == true)
        after.status = StaffStatus::Disabled;
    else if (update.disabled == false && member.status == StaffStatus::Disabled)
        after.status = hasEnrolled(transaction, member.id) ? StaffStatus::Active : StaffStatus::Invited;
    return after;
}

const char* actionOf(const StaffRow& before, const StaffRow& after)
{
    if (before.status == after.status)
        return "staff.changed";
    return after.status == StaffStatus::Disabled ? "staff.disabled" : "staff.enabled";
}

} // namespace

Answer<StaffRow> StaffService::change(Call& call, StaffId id, const Change& apply)
{
    const Instant now = instantOf(m_clock);
    auto answer = m_pool.transaction([&](db::Transaction& transaction) -> Answer<StaffRow> {
        lockAdministration(transaction);
        if (const auto objection = objectionTo(transaction, *call.caller))
            return *objection;
        const auto member = lockMember(transaction, id, now);
        if (!member)
            return Problem::of(ErrorCode::NotFound);
        if (id == call.caller->staff)
            return Problem::of(ErrorCode::NotYourself);
        if (const auto changed = apply(transaction, *member, now); !changed)
            return changed.error();
        if (!call.audited) // no change was needed, but the answer shows the person
            audit(transaction, call, "staff.viewed", id, {}, now);
        return findMember(transaction, id, now).value();
    });
    m_sessions.forget(id);
    return answer;
}

Answer<StaffRow> StaffService::add(Call& call, const contract::NewStaff& asked)
{
    contract::NewStaff member = asked;
    member.userName = canonicalUserName(asked.userName);
    if (!isUserName(member.userName))
        return parameterProblem("/userName", "must be 2 to 64 of a-z, 0-9, dot, hyphen and underscore");
    if (!isName(member.displayName))
        return nameProblem();
    const Instant now = instantOf(m_clock);
    return m_pool.transaction([&](db::Transaction& transaction) -> Answer<StaffRow> {
        lockAdministration(transaction);
        if (const auto objection = objectionTo(transaction, *call.caller))
            return *objection;
        const auto branch = findBranchRef(transaction, member.branch);
        if (!branch)
            return branchProblem();
        const StaffId id = StaffId::make();
        if (!insertMember(transaction, id, member, call.caller->staff, now)) {
            Problem taken = Problem::of(ErrorCode::NameTaken);
            taken.errors.push_back({"/userName", "is taken"});
            return taken;
        }
        audit(transaction, call, "staff.added", id,
              {attribute("userName", member.userName), attribute("displayName", member.displayName),
               attribute("role", contract::nameOf(member.role)), attribute("branch", branch->code)},
              now);
        return findMember(transaction, id, now).value();
    });
}

Answer<StaffRow> StaffService::update(Call& call, const contract::StaffUpdate& update)
{
    const auto apply = [&](db::Transaction& transaction, const StaffRow& member, Instant now) -> Answer<Done> {
        if (!matches(call, versionOf(member)))
            return Problem::of(ErrorCode::PreconditionFailed);
        const auto after = wanted(transaction, member, update);
        if (!after)
            return after.error();
        Changes changes = difference(member, *after);
        if (changes.empty())
            return Done();
        updateMember(transaction, *after, call.caller->staff, now);
        const bool disabled = after->status == StaffStatus::Disabled;
        if (disabled)
            voidCodes(transaction, member.id);
        if (disabled || member.role != after->role || member.branch.id != after->branch.id)
            endSessions(transaction, member.id, now, changes);
        audit(transaction, call, actionOf(member, *after), member.id, changes, now);
        return Done();
    };
    return change(call, update.staffId, apply);
}

Answer<StaffRow> StaffService::unlock(Call& call, StaffId id)
{
    const auto apply = [&](db::Transaction& transaction, const StaffRow& member, Instant now) -> Answer<Done> {
        const auto forgotten = bank::unlock(transaction, id);
        if (!forgotten)
            return Done();
        Changes changes = {{"failedAttempts", std::to_string(*forgotten), "0"}};
        if (member.lockedUntil)
            changes.push_back({"lockedUntil", toString(*member.lockedUntil), {}});
        audit(transaction, call, "staff.unlocked", id, changes, now);
        return Done();
    };
    return change(call, id, apply);
}

Answer<StaffRow> StaffService::resetSecondFactor(Call& call, StaffId id)
{
    const auto apply = [&](db::Transaction& transaction, const StaffRow& member, Instant now) -> Answer<Done> {
        StaffRow after = member;
        if (member.status == StaffStatus::Active)
            after.status = StaffStatus::Invited;
        Changes changes = difference(member, after);
        updateMember(transaction, after, call.caller->staff, now);
        transaction.query("UPDATE bank.staff SET password_hash = NULL, failed_attempts = 0, locked_until = NULL"
                          " WHERE id = $1",
                          id.uuid().toString());
        SecondFactor::forget(transaction, id);
        forgetDevices(transaction, id);
        voidCodes(transaction, id);
        endSessions(transaction, id, now, changes);
        audit(transaction, call, "staff.secondFactorReset", id, changes, now);
        return Done();
    };
    return change(call, id, apply);
}

Answer<contract::Nothing> StaffService::endSession(Call& call, const Uuid& session)
{
    const Instant now = instantOf(m_clock);
    std::optional<StaffId> whose;
    auto answer = m_pool.transaction([&](db::Transaction& transaction) -> Answer<contract::Nothing> {
        lockAdministration(transaction);
        if (const auto objection = objectionTo(transaction, *call.caller))
            return *objection;
        const auto ended = endOpenSession(transaction, session, now);
        if (!ended)
            return Problem::of(ErrorCode::NotFound);
        whose = ended->staff.id;
        audit(transaction, call, "session.ended", ended->staff.id,
              {attribute("device", ended->device), attribute("startedAt", toString(ended->startedAt))}, now);
        return contract::Nothing();
    });
    if (whose)
        m_sessions.forget(*whose);
    return answer;
}

} // namespace cf::bank
