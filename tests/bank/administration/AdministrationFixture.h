// A served bank with a signed-in administrator, and colleagues to manage.
#pragma once

#include "services/bank/audit/AuditDetail.h"
#include "services/contract/Administration.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

namespace cf::test {

//! A colleague with an open session.
struct Colleague
{
    ApiClient client;
    StaffId id;
};

class AdministrationFixture : public ::testing::Test
{
protected:
    AdministrationFixture();

    Colleague colleague(Role role = Role::Teller) { return colleague(role, m_bank.mainBranch()); }
    Colleague colleague(Role role, BranchId branch);

    contract::StaffRow member(StaffId id);
    std::string versionOf(StaffId id);
    //! With the current version.
    ApiReply<contract::StaffRow> update(const contract::StaffUpdate& change);

    //! Everything a person signs in with: password, authenticator, recovery code, a challenge and an enrolment code.
    void giveEverything(StaffId id);
    //! How many of those remain.
    std::int64_t secretsOf(StaffId id);

    //! The audit events of that action, oldest first.
    std::vector<AuditEvent> trail(const std::string& action);
    //! From the last event of that action: "field: before -> after".
    std::vector<std::string> changes(const std::string& action);

    ServedBank m_bank;
    Colleague m_admin;
};

//! Whether the session of this client is still open.
inline bool isSignedIn(ApiClient& client)
{
    // Answered from the bank's cached session, not by reading it.
    return client.call<contract::ListBranches>({}).status == 200;
}

inline contract::StaffUpdate renamed(StaffId id, const std::string& name)
{
    contract::StaffUpdate change;
    change.staffId = id;
    change.displayName = name;
    return change;
}

inline contract::StaffUpdate disabled(StaffId id, bool yes = true)
{
    contract::StaffUpdate change;
    change.staffId = id;
    change.disabled = yes;
    return change;
}

inline contract::StaffUpdate withRole(StaffId id, Role role)
{
    contract::StaffUpdate change;
    change.staffId = id;
    change.role = role;
    return change;
}

} // namespace cf::test
