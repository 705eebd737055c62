// Identifying callers while the primary is down.
#include "services/bank/identity/OutageGate.h"
#include "services/bank/platform/postgres/Error.h"

#include <gtest/gtest.h>

namespace cf::test {
namespace {

//! Treats every token as somebody's, presented by another device.
struct Robbed : bank::SessionGate
{
    contract::Answer<bank::Caller> callerOf(const std::string&, const std::string&, bool) override
    {
        return contract::Problem::of(contract::ErrorCode::Unauthenticated);
    }
    std::optional<bank::RefusedToken> refusedToken(const std::string&, const std::string&) override
    {
        return bank::RefusedToken{owner, {}};
    }

    StaffId owner = StaffId::make();
};

//! Knows everyone, except while it fails.
struct Failing : bank::SessionGate
{
    contract::Answer<bank::Caller> callerOf(const std::string&, const std::string&, bool) override
    {
        if (failure)
            throw db::Error(*failure, {}, "it failed");
        return caller;
    }

    bank::Caller caller{StaffId::make(), "Eva", Role::Teller, BranchId::make()};
    std::optional<db::ErrorKind> failure;
};

} // namespace

TEST(OutageGate, aStolenTokenIsKnownToBeOneFromTheReplica)
{
    Robbed primary;
    Robbed replica;
    bool down = false;
    bank::OutageGate gate(
        primary, &replica, [&] { return down; }, std::chrono::system_clock::now);
    EXPECT_EQ(gate.refusedToken("stolen", "device")->staff, primary.owner);
    down = true;
    EXPECT_EQ(gate.refusedToken("stolen", "device")->staff, replica.owner);
    bank::OutageGate alone(
        primary, nullptr, [&] { return down; }, std::chrono::system_clock::now);
    EXPECT_FALSE(alone.refusedToken("stolen", "device"));
}

TEST(OutageGate, aLookUpInDoubtIsAskedOfTheReplicaLikeOneThatFailed)
{
    Failing primary;
    Failing replica;
    bank::OutageGate gate(
        primary, &replica, [] { return false; }, std::chrono::system_clock::now);
    for (const auto kind : {db::ErrorKind::Unavailable, db::ErrorKind::InDoubt}) {
        primary.failure = kind;
        EXPECT_EQ(gate.callerOf("token", "device", true)->staff, replica.caller.staff);
    }
}

TEST(OutageGate, nobodyIsToldThatALookUpIsInDoubt)
{
    Failing primary;
    bank::OutageGate gate(
        primary, nullptr, [] { return false; }, std::chrono::system_clock::now);
    EXPECT_TRUE(gate.callerOf("token", "device", true).ok());
    primary.failure = db::ErrorKind::InDoubt;
    EXPECT_EQ(gate.callerOf("token", "device", false)->staff, primary.caller.staff) << "a poll is remembered";
    try {
        (void)gate.callerOf("token", "device", true);
        ADD_FAILURE() << "the caller cannot be identified";
    } catch (const db::Error& error) {
        EXPECT_EQ(error.kind(), db::ErrorKind::Unavailable);
    }
}

} // namespace cf::test
