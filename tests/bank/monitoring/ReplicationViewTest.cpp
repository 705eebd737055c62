// The displayed state of primary and replica, from what was heard and when, on the test's own clock.
#include "services/bank/monitoring/ReplicationView.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;
using namespace std::chrono_literals;
using contract::ReplicaState;
using contract::ServerState;

namespace {

const Instant kWall{std::chrono::seconds(1'800'000'000)};
//! The primary's clock is an hour off: nothing may depend on it.
constexpr auto kSkew = 1h;

class View : public ::testing::Test
{
protected:
    ReplicationView::Time now() const { return ReplicationView::Time(m_passed); }
    Instant wall() const { return kWall + m_passed; }
    Instant primaryClock() const { return wall() - kSkew; }

    void beat() { m_view.beat(primaryClock(), "0/5000000", now()); }
    void linked(const std::string& connection = "first", std::chrono::milliseconds silence = 10ms)
    {
        m_view.senders({{"r1", true, silence, false, "0/4FFFF00", connection}}, false, now());
    }
    void answers(Instant heartbeat, const std::string& server = "first")
    {
        m_view.replicaSeen({"r1", heartbeat, "0/4FFFF00", server}, now());
    }
    //! Seconds in which all is well.
    void wellFor(std::chrono::seconds time)
    {
        for (const auto end = m_passed + time; m_passed < end; m_passed += 1s) {
            beat();
            linked();
            answers(primaryClock());
        }
    }

    contract::ReplicaStatus replica() const
    {
        const auto reports = m_view.replicas(now(), wall());
        EXPECT_EQ(reports.size(), 1U);
        return reports.empty() ? contract::ReplicaStatus() : reports[0].status;
    }
    ReplicaState state() const { return replica().state; }
    ServerState primary() const { return m_view.primary(now(), wall()).state; }

    std::chrono::milliseconds m_passed = 1h;
    ReplicationView m_view{true, ReplicationView::Time(1h)};
};

} // namespace

TEST_F(View, beforeAnythingIsHeardTheReplicaIsNamedAndDown)
{
    EXPECT_EQ(primary(), ServerState::Starting);
    EXPECT_EQ(replica().name, "replica");
    EXPECT_EQ(state(), ReplicaState::Down);
    EXPECT_FALSE(replica().lagMilliseconds);
}

TEST_F(View, aHealthyReplicaStreamsAtOnce)
{
    beat();
    linked();
    answers(primaryClock() - 60ms);
    m_passed += 900ms; // until the next check nothing is known, and nothing grows
    EXPECT_EQ(primary(), ServerState::Up);
    EXPECT_EQ(state(), ReplicaState::Streaming);
    EXPECT_EQ(replica().name, "r1");
    EXPECT_EQ(replica().lagMilliseconds, 60);
    EXPECT_EQ(replica().lagBytes, 0x100);
    EXPECT_EQ(replica().replayPosition, "0/4FFFF00");
}

TEST_F(View, ofACutLinkTheLagInTimeGrowsAlthoughTheBytesStandStill)
{
    wellFor(5s);
    const Instant last = primaryClock();
    answers(last);
    for (int i = 0; i < 20; ++i, m_passed += 1s) {
        beat(); // the primary writes nothing but this, at the same position
        answers(last);
        m_view.senders({}, false, now());
    }
    EXPECT_EQ(state(), ReplicaState::Down);
    EXPECT_EQ(replica().lagMilliseconds, 19'000);
    EXPECT_EQ(replica().lagBytes, 0x100) << "the control: bytes alone would show nothing";
    EXPECT_EQ(m_view.replicas(now(), wall())[0].downFor, 20s);
}

TEST_F(View, aFrozenReplicaIsDownAfterThreeSecondsOfSilence)
{
    wellFor(5s);
    for (int i = 0; i < 3; ++i, m_passed += 1s) {
        EXPECT_EQ(state(), ReplicaState::Streaming) << i;
        beat();
        linked("first", std::chrono::seconds(i));
    }
    EXPECT_EQ(state(), ReplicaState::Down);
}

TEST_F(View, aDeathTooShortToBeSeenIsShownForThreeSeconds)
{
    wellFor(5s);
    beat();
    linked("second");
    answers(primaryClock(), "second");
    EXPECT_EQ(state(), ReplicaState::Down);
    m_passed += 2s;
    beat();
    linked("second");
    EXPECT_EQ(state(), ReplicaState::Down);
    m_passed += 1s;
    beat();
    linked("second");
    EXPECT_EQ(state(), ReplicaState::Streaming);
}

TEST_F(View, aReplicaInTheMakingIsNotDown)
{
    beat();
    m_view.senders({}, true, now());
    EXPECT_EQ(state(), ReplicaState::Building);
    EXPECT_EQ(m_view.replicas(now(), wall())[0].downFor, 0s);
}

TEST_F(View, aLostPrimaryIsDownAtOnceAndASilentOneAfterThreeSeconds)
{
    wellFor(5s);
    m_view.primaryLost(false, now());
    EXPECT_EQ(primary(), ServerState::Down);
    EXPECT_EQ(state(), ReplicaState::Down) << "there is nothing to follow";
    EXPECT_EQ(m_view.primary(now(), wall()).lastSeen, wall() - 1s);
    m_view.primaryLost(true, now());
    EXPECT_EQ(primary(), ServerState::Starting);
    beat();
    EXPECT_EQ(primary(), ServerState::Up);
    m_passed += 3s;
    EXPECT_EQ(primary(), ServerState::Down);
}

TEST_F(View, withoutTheRightToSeeTheLinkTheHeartbeatDecides)
{
    beat();
    answers(primaryClock());
    EXPECT_EQ(state(), ReplicaState::Streaming);
    const Instant last = primaryClock();
    for (int i = 0; i < 5; ++i) {
        m_passed += 1s;
        beat();
        answers(last);
    }
    EXPECT_EQ(state(), ReplicaState::Down);
}

TEST_F(View, aForgottenReplicaOfOthersGoesAfterAQuarterOfAnHour)
{
    wellFor(1s);
    m_view.senders({{"r1", true, 0ms, false, "0/1", "first"}, {"r2", true, 0ms, true, "0/1", "x"}}, false, now());
    EXPECT_EQ(m_view.replicas(now(), wall()).size(), 2U);
    m_passed += 14min;
    m_view.senders({}, false, now());
    EXPECT_EQ(m_view.replicas(now(), wall()).size(), 2U);
    m_passed += 2min;
    m_view.senders({}, false, now());
    EXPECT_EQ(replica().name, "r1") << "the configured one stays";
}

TEST(Positions, areReadAsBytes)
{
    EXPECT_EQ(positionOf("0/3000148"), 0x3000148);
    EXPECT_EQ(positionOf("1/0"), std::int64_t{1} << 32);
    for (const char* wrong : {"", "0", "0/", "/1", "x/1", "0/1 "})
        EXPECT_FALSE(positionOf(wrong)) << wrong;
}
