// The bank's databases as administrators see them, from what each server and the primary said.
#include "services/bank/monitoring/DatabaseView.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;
using namespace std::chrono_literals;
using contract::DatabaseRole;
using contract::DatabaseState;

namespace {

const Instant kNow{std::chrono::seconds(1'800'000'000)};

db::ServerReport report(const std::string& name, db::ServerRole role, std::uint64_t bytes = 0x3000148)
{
    db::ServerReport report;
    report.name = name + ":5432";
    report.role = role;
    report.position = {3, bytes};
    report.calledBy = name;
    report.seen = kNow;
    return report;
}

WalSender sender(const std::string& name, bool synchronous = false)
{
    return {name, true, 10ms, synchronous, "0/3000100", "first", 4ms};
}

} // namespace

TEST(DatabasesOf, eachServerHasItsRoleAndWhoIsNoneOfThemIsOfAnotherRegion)
{
    const auto seen = databasesOf({report("n1", db::ServerRole::Primary), report("n2", db::ServerRole::Replica),
                                   report("n3", db::ServerRole::Replica)},
                                  {sender("n2", true), sender("n3"), sender("n52")}, kNow);
    ASSERT_EQ(seen.size(), 4U);
    EXPECT_EQ(seen[0].role, DatabaseRole::Primary);
    EXPECT_EQ(seen[0].walPosition, "0/3000148");
    EXPECT_EQ(seen[0].timeline, 3);
    EXPECT_FALSE(seen[0].lagBytes);
    EXPECT_EQ(seen[1].role, DatabaseRole::SynchronousStandby);
    EXPECT_EQ(seen[1].lagBytes, 0x48);
    EXPECT_EQ(seen[1].lagMilliseconds, 4);
    EXPECT_EQ(seen[2].role, DatabaseRole::Standby);
    EXPECT_EQ(seen[2].name, "n3:5432");
    EXPECT_EQ(seen[3].role, DatabaseRole::OtherRegion);
    EXPECT_EQ(seen[3].name, "n52");
    for (const auto& server : seen)
        EXPECT_EQ(server.state, DatabaseState::Running) << server.name;
}

TEST(DatabasesOf, whoDoesNotFollowOrAnswerIsSeen)
{
    auto away = report("n3", db::ServerRole::Away);
    away.trouble = "connection refused\nIs the server running?";
    auto silent = sender("n2");
    silent.silence = 20s;
    const auto seen = databasesOf({report("n1", db::ServerRole::Primary), report("n2", db::ServerRole::Replica), away,
                                   report("n4", db::ServerRole::Replica)},
                                  {silent}, kNow);
    ASSERT_EQ(seen.size(), 4U);
    EXPECT_EQ(seen[1].state, DatabaseState::CatchingUp);
    EXPECT_EQ(seen[1].lagMilliseconds, 20'000) << "the last word of one that fell silent grows old";
    EXPECT_EQ(seen[2].state, DatabaseState::Away);
    EXPECT_FALSE(seen[2].role);
    EXPECT_EQ(seen[2].trouble, "connection refused");
    EXPECT_EQ(seen[3].state, DatabaseState::NotFollowing);
}

TEST(DatabasesOf, aPrimaryThatWasReplacedIsNotTakenForOne)
{
    auto former = report("n1", db::ServerRole::Primary);
    former.position.timeline = 2;
    const auto seen = databasesOf({former, report("n2", db::ServerRole::Primary)}, {}, kNow);
    EXPECT_EQ(seen.at(0).state, DatabaseState::Replaced);
    EXPECT_EQ(seen.at(1).state, DatabaseState::Running);
    EXPECT_EQ(databasesOf({report("n1", db::ServerRole::Unconfirmed)}, {}, kNow).at(0).state,
              DatabaseState::Unconfirmed);
}

TEST(FailoverOf, saysHowLongThereWasNoPrimaryAndWhy)
{
    const db::Succession succession{"n1:5432", "n2:5432", 4, db::Loss::Silent, kNow, kNow + 3'400ms};
    const auto failover = failoverOf(succession);
    EXPECT_EQ(failover.at, kNow + 3'400ms);
    EXPECT_EQ(failover.withoutPrimaryMilliseconds, 3'400);
    EXPECT_EQ(failover.cause, contract::FailoverCause::Silent);
    EXPECT_EQ(failover.timeline, 4);
}
