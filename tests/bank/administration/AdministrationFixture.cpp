#include "tests/bank/administration/AdministrationFixture.h"

namespace cf::test {

using namespace contract;

AdministrationFixture::AdministrationFixture()
    : m_admin(colleague(Role::Administrator))
{
}

Colleague AdministrationFixture::colleague(Role role, BranchId branch)
{
    ApiClient client = m_bank.client();
    const StaffId id = m_bank.signIn(client, role, branch).staff;
    return {std::move(client), id};
}

StaffRow AdministrationFixture::member(StaffId id)
{
    const auto reply = m_admin.client.call<GetStaffMember>({id});
    EXPECT_EQ(reply.status, 200) << reply.body;
    return reply.ok() ? reply.value() : StaffRow();
}

std::string AdministrationFixture::versionOf(StaffId id)
{
    return m_admin.client.call<GetStaffMember>({id}).etag();
}

ApiReply<StaffRow> AdministrationFixture::update(const StaffUpdate& change)
{
    return m_admin.client.call<UpdateStaff>(change, {}, versionOf(change.staffId));
}

void AdministrationFixture::giveEverything(StaffId id)
{
    const std::string staff = id.uuid().toString();
    m_bank.query("UPDATE bank.staff SET password_hash = 'hash' WHERE id = $1", staff);
    m_bank.query("INSERT INTO bank.staff_totp (staff_id, secret, confirmed_at) VALUES ($1, 'x', now())", staff);
    m_bank.query("INSERT INTO bank.staff_recovery_code (staff_id, code_hash) VALUES ($1, 'x')", staff);
    m_bank.query("INSERT INTO bank.staff_enrolment_code (staff_id, code_hash, expires_at)"
                 " VALUES ($1, 'x', now() + interval '1 day')",
                 staff);
    m_bank.query("INSERT INTO bank.sign_in_challenge (challenge_hash, staff_id, purpose, device_sha256, expires_at)"
                 " VALUES (uuid_send(gen_random_uuid()), $1, 'signIn', 'x', now() + interval '1 day')",
                 staff);
}

std::int64_t AdministrationFixture::secretsOf(StaffId id)
{
    return m_bank
        .query("SELECT (SELECT count(*) FROM bank.staff WHERE id = $1 AND password_hash IS NOT NULL)"
               " + (SELECT count(*) FROM bank.staff_totp WHERE staff_id = $1)"
               " + (SELECT count(*) FROM bank.staff_recovery_code WHERE staff_id = $1)"
               " + (SELECT count(*) FROM bank.staff_enrolment_code WHERE staff_id = $1)"
               " + (SELECT count(*) FROM bank.sign_in_challenge WHERE staff_id = $1)",
               id.uuid().toString())
        .value<std::int64_t>();
}

std::vector<AuditEvent> AdministrationFixture::trail(const std::string& action)
{
    return m_bank.recorded(action);
}

std::vector<std::string> AdministrationFixture::changes(const std::string& action)
{
    const auto events = trail(action);
    std::vector<std::string> told;
    if (events.empty())
        return told;
    const auto listed = bank::changesOf(events.back().detail);
    EXPECT_TRUE(listed) << events.back().detail;
    for (const auto& each : listed.value_or(bank::Changes()))
        told.push_back(each.field + ": " + each.before.value_or("") + " -> " + each.after.value_or(""));
    return told;
}

} // namespace cf::test
