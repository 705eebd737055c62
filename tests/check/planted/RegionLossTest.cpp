// What follows from the loss of a region, and what does not.
#include "tests/check/history/RegionLoss.h"
#include "tests/check/history/HistoryReader.h"
#include "tests/check/planted/RulesFixture.h"

#include <sstream>

using namespace cf;
using namespace cf::check;

namespace {

class Losses : public Rules
{
protected:
    //! The region dies now.
    void die()
    {
        drill.fault("the first region is lost", FaultPhase::Begin);
        m_died = nth<line::Fault>(drill.lines(), -1).time;
        drill.fault("the first region is lost", FaultPhase::End);
    }

    RegionLoss measured() { return measuredIn(drill.finish()); }
    RegionLoss measuredIn(const std::vector<Line>& lines) const
    {
        std::istringstream text(check::textOf(lines));
        const auto read = readHistory(text);
        return lossOf(read.value().course, m_died, judge(lines));
    }

    Nanoseconds m_died = 0;
};

} // namespace

TEST_F(Losses, withoutALossNothingIsLostAndTheTimeWithoutServiceIsMeasured)
{
    done(transfer(0, 1, 10'00));
    die();
    drill.pass(3 * kSecond);
    done(transfer(1, 0, 10'00));
    const RegionLoss loss = measured();
    EXPECT_EQ(loss.lost, 0);
    EXPECT_EQ(loss.lostTime.count(), 0);
    ASSERT_TRUE(loss.without);
    EXPECT_EQ(std::chrono::round<std::chrono::seconds>(*loss.without).count(), 3);
    EXPECT_TRUE(loss.isAsPromised());
}

TEST_F(Losses, whatHadNotArrivedIsLostAsPromised)
{
    drill.acknowledgeOnly(drill.invoke(1, transfer(0, 1, 10'00)));
    drill.pass(2 * kSecond);
    die();
    done(transfer(1, 0, 10'00));
    const RegionLoss loss = measured();
    EXPECT_EQ(loss.lost, 1);
    EXPECT_EQ(std::chrono::round<std::chrono::seconds>(loss.lostTime).count(), 2);
    EXPECT_TRUE(loss.isAsPromised()) << check::textOf(loss);
}

TEST_F(Losses, whatWasLostMayBeBookedWhenItIsSentAgain)
{
    const Uuid key = drill.invoke(1, transfer(0, 1, 10'00));
    drill.acknowledgeOnly(key);
    die();
    drill.replay(key, " anew");
    done(transfer(1, 0, 10'00));
    EXPECT_TRUE(measured().isAsPromised());
}

TEST_F(Losses, anOrderAcknowledgedAfterwardsMustBeThere)
{
    drill.acknowledgeOnly(drill.invoke(1, transfer(0, 1, 10'00)));
    die();
    drill.acknowledgeOnly(drill.invoke(1, transfer(0, 1, 20'00)));
    const RegionLoss loss = measured();
    EXPECT_EQ(loss.lost, 1);
    ASSERT_EQ(loss.beyond.size(), 1U);
    EXPECT_EQ(loss.beyond[0].rule, "C1");
    EXPECT_FALSE(loss.isAsPromised());
}

TEST_F(Losses, moneyIsNotLostWithARegion)
{
    drill.acknowledgeOnly(drill.invoke(1, transfer(0, 1, 10'00)));
    die();
    done(transfer(1, 0, 10'00));
    auto lines = drill.finish();
    nth<line::FinalAccount>(lines, 0).balance += 1;
    const RegionLoss loss = measuredIn(lines);
    EXPECT_FALSE(loss.beyond.empty());
    EXPECT_FALSE(loss.isAsPromised());
}

TEST_F(Losses, whatCannotBeProvedIsNotAsPromised)
{
    done(transfer(0, 1, 10'00));
    die();
    done(transfer(1, 0, 10'00));
    auto lines = drill.finish();
    lines.pop_back(); // that all was read
    EXPECT_FALSE(measuredIn(lines).isAsPromised());
}

TEST_F(Losses, whoeverIsServedNoMoreIsNotBackAtOnce)
{
    done(transfer(0, 1, 10'00));
    die();
    const RegionLoss loss = measured();
    EXPECT_FALSE(loss.without);
    EXPECT_FALSE(loss.isAsPromised());
    EXPECT_NE(check::textOf(loss).find("nothing was acknowledged after the loss"), std::string::npos);
}
