// What administrators may and may not do to members of staff: every rule, every refusal, and that each change is
// recorded in the audit trail.
#include "services/bank/identity/StaffAdmin.h"
#include "tests/bank/administration/AdministrationFixture.h"

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

using Texts = std::vector<std::string>;

class Staff : public AdministrationFixture
{
protected:
    NewStaff newcomer(const std::string& userName = "nina.nova", const std::string& name = "Nina Nová")
    {
        return {userName, name, Role::Teller, m_bank.mainBranch()};
    }
};

} // namespace

TEST_F(Staff, isListedByNameAndFoundWithoutAccents)
{
    const Colleague other = colleague(Role::Teller, m_bank.otherBranch());
    ASSERT_EQ(m_admin.client.call<AddStaff>(newcomer("zdenka", "Zdeňka Dvořáková")).status, 201);
    const auto found = m_admin.client.call<ListStaff>({"DVORAK zde", {}, {}, {}});
    ASSERT_TRUE(found.ok()) << found.body;
    ASSERT_EQ(found.value().items.size(), 1U);
    EXPECT_EQ(found.value().items[0].displayName, "Zdeňka Dvořáková");
    EXPECT_EQ(found.value().count, 1);
    EXPECT_EQ(m_admin.client.call<ListStaff>({"100%", {}, {}, {}}).value().count, 0);

    const auto there = m_admin.client.call<ListStaff>({{}, m_bank.otherBranch(), {}, {}});
    ASSERT_EQ(there.value().items.size(), 1U);
    EXPECT_EQ(there.value().items[0].id, other.id);

    const auto first = m_admin.client.call<ListStaff>({{}, {}, {}, 2});
    ASSERT_EQ(first.value().items.size(), 2U);
    EXPECT_TRUE(first.value().more);
    EXPECT_EQ(first.value().count, 3);
    const auto second = m_admin.client.call<ListStaff>({{}, {}, first.value().lastKey, 2});
    ASSERT_EQ(second.value().items.size(), 1U);
    EXPECT_FALSE(second.value().more);
    EXPECT_EQ(second.value().items[0].userName, "zdenka");
    EXPECT_EQ(m_admin.client.call<ListStaff>({{}, {}, "nonsense", {}}).status, 400);
}

TEST_F(Staff, showsOpenSessionsAndWhenSomebodyWasLastSeen)
{
    const Colleague teller = colleague();
    StaffRow row = member(teller.id);
    EXPECT_EQ(row.sessions, 1);
    EXPECT_TRUE(row.lastSeen);
    EXPECT_FALSE(row.changedAt);
    m_bank.query("UPDATE bank.staff_session SET last_used_at = now() - interval '16 minutes' WHERE staff_id = $1",
                 teller.id.uuid().toString());
    row = member(teller.id);
    EXPECT_EQ(row.sessions, 0);
    EXPECT_TRUE(row.lastSeen);
    EXPECT_EQ(m_admin.client.call<GetStaffMember>({StaffId::make()}).status, 404);
}

TEST_F(Staff, aNewNameIsToldWithBeforeAndAfterAndEndsNoSession)
{
    Colleague teller = colleague();
    const std::string before = member(teller.id).displayName;
    const auto reply = update(renamed(teller.id, "Jana Nová"));
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.value().displayName, "Jana Nová");
    ASSERT_TRUE(reply.value().changedBy);
    EXPECT_EQ(reply.value().changedBy->id, m_admin.id);
    EXPECT_EQ(changes("staff.changed"), Texts{"displayName: " + before + " -> Jana Nová"});
    const AuditEvent event = trail("staff.changed").back();
    EXPECT_EQ(event.actor, m_admin.id);
    EXPECT_EQ(event.role, Role::Administrator);
    EXPECT_EQ(event.objectId, teller.id.toString());
    EXPECT_EQ(event.traceId.size(), 32U);
    EXPECT_TRUE(isSignedIn(teller.client));
}

TEST_F(Staff, aNewRoleOrBranchEndsTheSessions)
{
    Colleague teller = colleague();
    ASSERT_EQ(update(withRole(teller.id, Role::Supervisor)).status, 200);
    EXPECT_FALSE(isSignedIn(teller.client));
    EXPECT_EQ(changes("staff.changed"), (Texts{"role: teller -> supervisor", "sessionsEnded:  -> 1"}));

    Colleague other = colleague();
    StaffUpdate move;
    move.staffId = other.id;
    move.branch = m_bank.otherBranch();
    ASSERT_EQ(update(move).status, 200);
    EXPECT_FALSE(isSignedIn(other.client));
    EXPECT_EQ(changes("staff.changed"), (Texts{"branch: MAIN -> OTHER", "sessionsEnded:  -> 1"}));
}

TEST_F(Staff, whatChangesNothingIsTheReadThatItIs)
{
    const Colleague teller = colleague();
    const std::string version = versionOf(teller.id);
    ASSERT_EQ(update(disabled(teller.id, false)).status, 200);
    ASSERT_EQ(update(withRole(teller.id, Role::Teller)).status, 200);
    EXPECT_EQ(versionOf(teller.id), version);
    const auto unlocked = m_admin.client.call<UnlockStaff>({teller.id});
    EXPECT_EQ(unlocked.status, 200);
    for (const char* action : {"staff.changed", "staff.enabled", "staff.unlocked"})
        EXPECT_TRUE(trail(action).empty()) << action;
    const auto readAudit = trail("staff.viewed");
    EXPECT_TRUE(std::any_of(readAudit.begin(), readAudit.end(), [&](const AuditEvent& read) {
        return read.traceId == unlocked.headers.at("x-trace-id") && read.objectId == teller.id.toString();
    }));
}

TEST_F(Staff, aChangeNamesTheVersionItChanges)
{
    const Colleague teller = colleague();
    const auto change = renamed(teller.id, "Jana Nová");
    EXPECT_EQ(m_admin.client.call<UpdateStaff>(change).code(), ErrorCode::PreconditionRequired);
    EXPECT_EQ(m_admin.client.call<UpdateStaff>(change, {}, "*").code(), ErrorCode::PreconditionRequired);
    const std::string version = versionOf(teller.id);
    EXPECT_EQ(m_admin.client.call<UpdateStaff>(change, {}, "W/" + version).code(), ErrorCode::PreconditionFailed);
    const auto changed = m_admin.client.call<UpdateStaff>(change, {}, "\"another\", " + version);
    ASSERT_EQ(changed.status, 200) << changed.body;
    const auto late = m_admin.client.call<UpdateStaff>(renamed(teller.id, "Eva Malá"), {}, version);
    EXPECT_EQ(late.code(), ErrorCode::PreconditionFailed);
    EXPECT_EQ(member(teller.id).displayName, "Jana Nová");
    EXPECT_EQ(m_admin.client.call<UpdateStaff>(renamed(teller.id, "Eva Malá"), {}, changed.etag()).status, 200);
}

TEST_F(Staff, lookingAndBeingSeenChangeNoVersion)
{
    Colleague teller = colleague();
    const std::string version = versionOf(teller.id);
    m_bank.query("UPDATE bank.staff_session SET ended_at = now() WHERE staff_id = $1", teller.id.uuid().toString());
    m_bank.query("UPDATE bank.staff SET locked_until = now() + interval '5 minutes' WHERE id = $1",
                 teller.id.uuid().toString());
    EXPECT_EQ(versionOf(teller.id), version);
}

TEST_F(Staff, nobodyAdministersThemselves)
{
    const std::string version = versionOf(m_admin.id);
    for (const auto& change : {renamed(m_admin.id, "Big Boss"), disabled(m_admin.id), disabled(m_admin.id, false),
                               withRole(m_admin.id, Role::Supervisor)})
        EXPECT_EQ(m_admin.client.call<UpdateStaff>(change, {}, version).code(), ErrorCode::NotYourself);
    EXPECT_EQ(m_admin.client.call<UnlockStaff>({m_admin.id}).code(), ErrorCode::NotYourself);
    EXPECT_EQ(m_admin.client.call<ResetSecondFactor>({m_admin.id}).code(), ErrorCode::NotYourself);
    EXPECT_EQ(versionOf(m_admin.id), version);
    EXPECT_TRUE(isSignedIn(m_admin.client));
}

TEST_F(Staff, whoIsDisabledIsOutAtOnceAndCannotComeBackByAnyCode)
{
    Colleague teller = colleague();
    giveEverything(teller.id);
    ASSERT_TRUE(isSignedIn(teller.client));
    const auto reply = update(disabled(teller.id));
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(teller.client.call<ListBranches>({}).code(), ErrorCode::Unauthenticated);
    EXPECT_EQ(reply.value().status, StaffStatus::Disabled);
    EXPECT_EQ(reply.value().sessions, 0);
    EXPECT_EQ(changes("staff.disabled"), (Texts{"status: active -> disabled", "sessionsEnded:  -> 1"}));
    // Password, authenticator and recovery code are kept for re-enabling; challenge and enrolment code are not.
    EXPECT_EQ(secretsOf(teller.id), 3);

    const auto enabled = update(disabled(teller.id, false));
    EXPECT_EQ(enabled.value().status, StaffStatus::Active);
    EXPECT_EQ(changes("staff.enabled"), Texts{"status: disabled -> active"});
    EXPECT_FALSE(isSignedIn(teller.client));
}

TEST_F(Staff, aResetForgetsEverythingToSignInWith)
{
    Colleague teller = colleague();
    giveEverything(teller.id);
    m_bank.query("UPDATE bank.staff SET locked_until = now() + interval '5 minutes' WHERE id = $1",
                 teller.id.uuid().toString());
    const auto reply = m_admin.client.call<ResetSecondFactor>({teller.id});
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.value().status, StaffStatus::Invited);
    EXPECT_FALSE(reply.value().lockedUntil);
    EXPECT_EQ(secretsOf(teller.id), 0);
    EXPECT_FALSE(isSignedIn(teller.client));
    EXPECT_EQ(changes("staff.secondFactorReset"), (Texts{"status: active -> invited", "sessionsEnded:  -> 1"}));
    EXPECT_EQ(m_admin.client.call<ResetSecondFactor>({StaffId::make()}).status, 404);
}

TEST_F(Staff, whoIsDisabledStaysSoWhenResetAndIsInvitedWhenEnabled)
{
    const Colleague teller = colleague();
    giveEverything(teller.id);
    ASSERT_EQ(update(disabled(teller.id)).status, 200);
    EXPECT_EQ(m_admin.client.call<ResetSecondFactor>({teller.id}).value().status, StaffStatus::Disabled);
    EXPECT_EQ(secretsOf(teller.id), 0);
    EXPECT_EQ(update(disabled(teller.id, false)).value().status, StaffStatus::Invited);
}

TEST_F(Staff, unlockingEndsALockOut)
{
    const Colleague teller = colleague();
    m_bank.query("UPDATE bank.staff SET failed_attempts = 3, locked_until = now() + interval '5 minutes' WHERE id = $1",
                 teller.id.uuid().toString());
    ASSERT_TRUE(member(teller.id).lockedUntil);
    const auto reply = m_admin.client.call<UnlockStaff>({teller.id});
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_FALSE(reply.value().lockedUntil);
    ASSERT_EQ(changes("staff.unlocked").size(), 2U);
    EXPECT_EQ(changes("staff.unlocked").front(), "failedAttempts: 3 -> 0");
    ASSERT_EQ(m_admin.client.call<UnlockStaff>({teller.id}).status, 200);
    EXPECT_EQ(trail("staff.unlocked").size(), 1U);
}

TEST_F(Staff, somebodyNewIsInvitedAndNoCodeComesOverTheApi)
{
    const auto reply = m_admin.client.call<AddStaff>(newcomer());
    ASSERT_EQ(reply.status, 201) << reply.body;
    EXPECT_EQ(reply.value().status, StaffStatus::Invited);
    EXPECT_EQ(reply.value().branch.id, m_bank.mainBranch());
    EXPECT_EQ(reply.etag(), versionOf(reply.value().id));
    EXPECT_EQ(m_bank.query("SELECT FROM bank.staff_enrolment_code").size(), 0);
    EXPECT_EQ(changes("staff.added"),
              (Texts{"userName:  -> nina.nova", "displayName:  -> Nina Nová", "role:  -> teller", "branch:  -> MAIN"}));
    EXPECT_EQ(trail("staff.added").back().actor, m_admin.id);
}

TEST_F(Staff, whatCannotBeAPersonIsRefusedAtItsField)
{
    const auto refusedAt = [&](const NewStaff& member) {
        const auto reply = m_admin.client.call<AddStaff>(member);
        const auto* problem = std::get_if<Problem>(&reply.content);
        return problem && !problem->errors.empty() ? problem->errors[0].pointer : std::string();
    };
    EXPECT_EQ(refusedAt(newcomer("nína")), "/userName");
    EXPECT_EQ(refusedAt(newcomer("n")), "/userName");
    EXPECT_EQ(refusedAt(newcomer("nina nova")), "/userName");
    EXPECT_EQ(refusedAt(newcomer(std::string(65, 'n'))), "/userName");
    EXPECT_EQ(refusedAt(newcomer("nina", "")), "/displayName");
    EXPECT_EQ(refusedAt(newcomer("nina", " Nina")), "/displayName");
    EXPECT_EQ(refusedAt(newcomer("nina", "Ni\nna")), "/displayName");
    EXPECT_EQ(refusedAt(newcomer("nina", std::string(101, 'n'))), "/displayName");
    EXPECT_EQ(refusedAt(newcomer("nina", std::string("Ni\0na", 5))), "/displayName");
    EXPECT_EQ(refusedAt({"nina", "Nina", Role::Teller, BranchId::make()}), "/branch");
    ASSERT_EQ(m_admin.client.call<AddStaff>(newcomer("nina")).status, 201);
    const auto again = m_admin.client.call<AddStaff>(newcomer("nina", "Another Nina"));
    EXPECT_EQ(again.code(), ErrorCode::NameTaken);
    EXPECT_EQ(refusedAt(newcomer("nina")), "/userName");
    EXPECT_EQ(trail("staff.added").size(), 1U);

    const Colleague teller = colleague();
    StaffUpdate nowhere;
    nowhere.staffId = teller.id;
    nowhere.branch = BranchId::make();
    EXPECT_EQ(update(nowhere).status, 400);
    EXPECT_EQ(update(renamed(teller.id, "")).status, 400);
}

TEST_F(Staff, aNameMayHaveAHundredCharactersOfAnyScript)
{
    std::string name;
    for (int i = 0; i < 100; ++i)
        name += "ж";
    const auto added = m_admin.client.call<AddStaff>(newcomer("nina", name));
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(added.value().displayName, name);
    EXPECT_EQ(m_admin.client.call<AddStaff>(newcomer("olga", name + "ж")).code(), ErrorCode::InvalidRequest);
}

TEST_F(Staff, theCodePrintedAtTheServerEnrolsWhoWasAddedOverTheApi)
{
    ASSERT_EQ(m_admin.client.call<AddStaff>(newcomer()).status, 201);
    db::Watchdog watchdog;
    db::Pool pool(m_bank.writingPool(), watchdog);
    bank::StaffAdmin server(pool);
    EXPECT_FALSE(server.invite("nobody").ok());
    const auto lost = server.invite("nina.nova");
    ASSERT_TRUE(lost.ok());
    const auto code = server.invite("nina.nova");
    ASSERT_TRUE(code.ok());
    EXPECT_EQ(trail("staff.invited").size(), 2U);

    ApiClient device = m_bank.client();
    const std::string password = "correct horse battery staple";
    EXPECT_EQ(device.call<StartEnrolment>({"nina.nova", lost->code, password}).code(), ErrorCode::SignInRefused);
    EXPECT_EQ(device.call<StartEnrolment>({"nina.nova", code->code, password}).status, 200);

    const Colleague teller = colleague();
    const std::string enrolled = member(teller.id).userName;
    EXPECT_FALSE(server.invite(enrolled).ok());
    ASSERT_EQ(m_admin.client.call<ResetSecondFactor>({teller.id}).status, 200);
    EXPECT_TRUE(server.invite(enrolled).ok());
    ASSERT_EQ(update(disabled(teller.id)).status, 200);
    EXPECT_FALSE(server.invite(enrolled).ok());
}
