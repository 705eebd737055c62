// Every event of the audit trail begins with who, when, and in which call.
#include "services/bank/audit/BeginEvent.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;

namespace {

const Instant kNow = parseInstant("2026-11-22T09:49:25.123456Z").value();

} // namespace

TEST(BeginEvent, saysWhoDidItInWhichRoleAndBranch)
{
    const Caller caller{StaffId::make(), "Anna", Role::Supervisor, BranchId::make()};
    const AuditEvent event = beginEvent("alert.commented", kNow, "0123456789abcdef0123456789abcdef", &caller);
    EXPECT_EQ(event.action, "alert.commented");
    EXPECT_EQ(event.at, kNow);
    EXPECT_EQ(event.traceId, "0123456789abcdef0123456789abcdef");
    EXPECT_EQ(event.actor, caller.staff);
    EXPECT_EQ(event.role, Role::Supervisor);
    EXPECT_EQ(event.branch, caller.branch);
    EXPECT_EQ(event.result, AuditResult::Succeeded);
}

TEST(BeginEvent, whatTheBankDoesByItselfHasNoActorAndNoTrace)
{
    const AuditEvent event = beginEvent("audit.markBegun", kNow);
    EXPECT_EQ(event.actor, std::nullopt);
    EXPECT_EQ(event.role, std::nullopt);
    EXPECT_EQ(event.branch, std::nullopt);
    EXPECT_EQ(event.traceId, "");
    EXPECT_NE(event.id, beginEvent("audit.markBegun", kNow).id);
}
