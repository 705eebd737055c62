// Each rule at its threshold and beside it, and the delays before and after, on the test's own clock.
#include "services/bank/monitoring/AlertRules.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace cf;
using namespace cf::bank;
using namespace std::chrono_literals;
using contract::AlertLevel;

namespace {

const Instant kBegin{std::chrono::seconds(1'800'000'000)};

class Rules : public ::testing::Test
{
protected:
    //! Lets that many seconds pass with these readings; returns the last result for the rule.
    std::optional<FiringRule> hold(const std::string& rule, const Readings& readings, int seconds)
    {
        std::vector<FiringRule> said;
        for (int i = 0; i < seconds; ++i) {
            m_now += 1s;
            said = m_rules.evaluate(readings, m_now);
        }
        const auto found = std::find_if(said.begin(), said.end(), [&](const auto& one) { return one.rule == rule; });
        return found == said.end() ? std::nullopt : std::optional(*found);
    }

    AlertRules m_rules;
    Instant m_now = kBegin;
};

//! Whether these readings fire if they last, alone and at this level.
std::optional<AlertLevel> fires(const std::string& rule, const Readings& readings)
{
    AlertRules rules;
    (void)rules.evaluate(readings, kBegin);
    const auto said = rules.evaluate(readings, kBegin + 60s);
    EXPECT_LE(said.size(), 1U);
    if (said.empty())
        return std::nullopt;
    EXPECT_EQ(said[0].rule, rule);
    return said[0].level;
}

} // namespace

TEST(AlertThresholds, anErrorRateNeedsCallsAndMoreThanOnePercent)
{
    EXPECT_EQ(fires("errorRate", {.calls = 100, .serverErrors = 2}), AlertLevel::Critical);
    EXPECT_EQ(fires("errorRate", {.calls = 100, .serverErrors = 1}), std::nullopt);
    EXPECT_EQ(fires("errorRate", {.calls = 20, .serverErrors = 1}), AlertLevel::Critical);
    EXPECT_EQ(fires("errorRate", {.calls = 19, .serverErrors = 19}), std::nullopt);
}

TEST(AlertThresholds, latencyNeedsCallsAndMoreThanHalfASecond)
{
    EXPECT_EQ(fires("latency", {.calls = 20, .p95 = 500'001us}), AlertLevel::Warning);
    EXPECT_EQ(fires("latency", {.calls = 20, .p95 = 500ms}), std::nullopt);
    EXPECT_EQ(fires("latency", {.calls = 19, .p95 = 9s}), std::nullopt);
}

TEST(AlertThresholds, tenMinutesWithoutATransfer)
{
    EXPECT_EQ(fires("noTransactions", {.sinceTransfer = 10min + 1ms, .branchesOpen = 1h}), AlertLevel::Warning);
    EXPECT_EQ(fires("noTransactions", {.sinceTransfer = 10min, .branchesOpen = 1h}), std::nullopt);
}

TEST(AlertThresholds, aNightWithoutATransferIsNoAlert)
{
    EXPECT_EQ(fires("noTransactions", {.sinceTransfer = 9h}), std::nullopt) << "every branch is closed";
    EXPECT_EQ(fires("noTransactions", {.sinceTransfer = 14h, .branchesOpen = 10min}), std::nullopt)
        << "the first has only just opened";
    EXPECT_EQ(fires("noTransactions", {.sinceTransfer = 14h, .branchesOpen = 10min + 1ms}), AlertLevel::Warning);
}

TEST(AlertThresholds, theTrailIsWatched)
{
    EXPECT_EQ(fires("auditUnsealed", {.auditUnsealed = 30'001ms}), AlertLevel::Critical);
    EXPECT_EQ(fires("auditUnsealed", {.auditUnsealed = 30s}), std::nullopt);
    EXPECT_EQ(fires("auditSequencer", {.auditSequencer = 5'001ms}), AlertLevel::Critical);
    EXPECT_EQ(fires("auditSequencer", {.auditSequencer = 5s}), std::nullopt);
    EXPECT_EQ(fires("auditTrail", {.auditFaults = 1}), AlertLevel::Critical);
    EXPECT_EQ(fires("auditTrail", {}), std::nullopt);
}

TEST(AlertThresholds, aReplicaBehindOrDown)
{
    EXPECT_EQ(fires("replicaBehind", {.replicaLag = 10'001ms, .replicaDown = 0ms}), AlertLevel::Warning);
    EXPECT_EQ(fires("replicaBehind", {.replicaLag = 10s, .replicaDown = 5s}), std::nullopt);
    EXPECT_EQ(fires("replicaBehind", {.replicaLag = 100ms, .replicaDown = 5'001ms}), AlertLevel::Warning);
    EXPECT_EQ(fires("replicaBehind", {}), std::nullopt);
}

TEST(AlertThresholds, aCertificateEndsInWeeksOrDays)
{
    EXPECT_EQ(fires("certificateEnds", {.certificateLeft = 21 * 24h}), std::nullopt);
    EXPECT_EQ(fires("certificateEnds", {.certificateLeft = 21 * 24h - 1ms}), AlertLevel::Warning);
    EXPECT_EQ(fires("certificateEnds", {.certificateLeft = 3 * 24h}), AlertLevel::Warning);
    EXPECT_EQ(fires("certificateEnds", {.certificateLeft = 3 * 24h - 1ms}), AlertLevel::Critical);
    EXPECT_EQ(fires("certificateEnds", {.certificateLeft = -1ms}), AlertLevel::Critical) << "it has expired";
}

TEST(AlertThresholds, aDiskFillsUp)
{
    EXPECT_EQ(fires("diskUsed", {.diskUsedPpm = 800'000}), std::nullopt);
    EXPECT_EQ(fires("diskUsed", {.diskUsedPpm = 800'001}), AlertLevel::Warning);
    EXPECT_EQ(fires("diskUsed", {.diskUsedPpm = 950'001}), AlertLevel::Critical);
}

TEST(AlertThresholds, looksThatWaitTooLong)
{
    EXPECT_EQ(fires("auditSpool", {.auditSpool = 60'001ms}), AlertLevel::Warning);
    EXPECT_EQ(fires("auditSpool", {.auditSpool = 60s}), std::nullopt);
    EXPECT_EQ(fires("brokenInvariant", {.brokenInvariants = 1}), AlertLevel::Critical);
    EXPECT_EQ(fires("brokenInvariant", {}), std::nullopt);
    EXPECT_EQ(fires("connectionsBusy", {.poolWait = 101ms}), AlertLevel::Warning);
    EXPECT_EQ(fires("connectionsBusy", {.poolWait = 100ms}), std::nullopt);
    EXPECT_EQ(fires("eventsLate", {.eventsOverdue = 301s}), AlertLevel::Warning);
    EXPECT_EQ(fires("eventsLate", {.eventsOverdue = 300s}), std::nullopt);
    EXPECT_EQ(fires("deadLetters", {.deadLetters = 1}), AlertLevel::Warning);
    EXPECT_EQ(fires("deadLetters", {}), std::nullopt);
    EXPECT_EQ(fires("dependencyAway", {.dependencyAway = 61s}), AlertLevel::Warning);
    EXPECT_EQ(fires("dependencyAway", {.dependencyAway = 60s}), std::nullopt);
}

TEST_F(Rules, aShortBadSpellWakesNobody)
{
    EXPECT_FALSE(hold("diskUsed", {.diskUsedPpm = 900'000}, 15)); // 14 s after it began
    EXPECT_FALSE(hold("diskUsed", {}, 1));
    EXPECT_FALSE(hold("diskUsed", {.diskUsedPpm = 900'000}, 15)) << "the delay starts again";
    const auto fired = hold("diskUsed", {.diskUsedPpm = 900'000}, 1);
    ASSERT_TRUE(fired);
    EXPECT_EQ(fired->since, m_now - 15s) << "since the condition held";
    EXPECT_EQ(fired->value, 900'000);
    EXPECT_EQ(fired->threshold, 800'000);
}

TEST_F(Rules, aShortGoodSpellEndsNothing)
{
    ASSERT_TRUE(hold("diskUsed", {.diskUsedPpm = 900'000}, 20));
    ASSERT_TRUE(hold("diskUsed", {}, 30));
    ASSERT_TRUE(hold("diskUsed", {.diskUsedPpm = 990'000}, 1));
    EXPECT_EQ(hold("diskUsed", {.diskUsedPpm = 990'000}, 1)->level, AlertLevel::Critical);
    const auto still = hold("diskUsed", {}, 30);
    ASSERT_TRUE(still);
    EXPECT_FALSE(still->over);
    const auto ended = hold("diskUsed", {}, 1);
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->over, m_now - 30s) << "since the condition ended";
    EXPECT_FALSE(hold("diskUsed", {}, 1)) << "the end is reported once";
}

TEST_F(Rules, anEarlierRunsAlertGoesOnOrEnds)
{
    m_rules.adopt({"diskUsed", AlertLevel::Warning, 1, 2, kBegin - 1h, {}}, m_now);
    const auto goesOn = hold("diskUsed", {.diskUsedPpm = 900'000}, 1);
    ASSERT_TRUE(goesOn);
    EXPECT_EQ(goesOn->since, kBegin - 1h);
    ASSERT_TRUE(hold("diskUsed", {}, 30));
    EXPECT_TRUE(hold("diskUsed", {}, 1)->over);
}

TEST_F(Rules, anAlertOfARuleThatThisVersionDoesNotHaveEnds)
{
    m_rules.adopt({"ofAnotherVersion", AlertLevel::Warning, 1, 2, kBegin - 1h, {}}, m_now);
    ASSERT_TRUE(hold("ofAnotherVersion", {}, 30));
    const auto ended = hold("ofAnotherVersion", {}, 1);
    ASSERT_TRUE(ended);
    EXPECT_TRUE(ended->over);
}
