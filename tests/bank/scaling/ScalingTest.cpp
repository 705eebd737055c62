// How many servers a load needs: more at once when they are too few, fewer slowly and only after a calm while.
#include "services/bank/platform/metrics/ProcessorUse.h"
#include "services/bank/scaling/ServerLoads.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace cf::test {
namespace {

using namespace bank;
using namespace std::chrono_literals;

constexpr ScalingRule kRule;

std::vector<ServerLoad> servers(std::size_t count, std::int64_t processorPpm, std::int64_t queued = 0)
{
    return std::vector<ServerLoad>(count, ServerLoad{processorPpm, queued});
}

TEST(ServersNeeded, areAsManyAsMakeTheLoadWhatItShouldBe)
{
    EXPECT_EQ(serversNeeded(servers(3, 800'000), 3, kRule), 3);
    EXPECT_EQ(serversNeeded(servers(3, 870'000), 3, kRule), 3) << "near enough";
    EXPECT_EQ(serversNeeded(servers(3, 900'000), 3, kRule), 4);
    EXPECT_EQ(serversNeeded(servers(4, 1'000'000), 4, kRule), 5);
    EXPECT_EQ(serversNeeded(servers(8, 400'000), 8, kRule), 4);
    EXPECT_EQ(serversNeeded({{1'000'000, 0}, {1'000'000, 0}, {0, 0}}, 3, kRule), 3) << "the average counts";
}

TEST(ServersNeeded, followTheQueueAsWell)
{
    EXPECT_EQ(serversNeeded(servers(3, 100'000, 100), 3, kRule), 6);
    EXPECT_EQ(serversNeeded(servers(3, 100'000, 10'000), 3, kRule), 10) << "there are no more";
    EXPECT_EQ(serversNeeded(servers(6, 790'000, 10), 6, kRule), 6) << "whichever asks for more";
}

TEST(ServersNeeded, stayWithinTheirBounds)
{
    EXPECT_EQ(serversNeeded(servers(3, 0), 3, kRule), 3);
    EXPECT_EQ(serversNeeded(servers(10, 1'000'000), 10, kRule), 10);
    EXPECT_EQ(serversNeeded({}, 0, kRule), 3);
}

TEST(ServersNeeded, areNotChangedForThoseThatSayNothing)
{
    EXPECT_EQ(serversNeeded(servers(2, 850'000), 3, kRule), 3) << "the third may be idle";
    EXPECT_EQ(serversNeeded(servers(2, 100'000), 5, kRule), 4) << "three may be loaded fully";
    EXPECT_EQ(serversNeeded({}, 5, kRule), 5);
}

class Scaling : public ::testing::Test
{
protected:
    //! One look.
    int at(std::chrono::seconds time, std::int64_t processorPpm)
    {
        m_running =
            m_scaler.decide(servers(static_cast<std::size_t>(m_running), processorPpm), m_running, m_begin + time);
        return m_running;
    }

    const Scaler::Time m_begin = std::chrono::steady_clock::now();
    Scaler m_scaler{kRule};
    int m_running = 3;
};

TEST_F(Scaling, makesMoreAtOnceButNotAllAtOnce)
{
    ScalingRule wide = kRule;
    wide.most = 100;
    Scaler scaler(wide);
    EXPECT_EQ(scaler.decide(servers(3, 0, 10'000), 3, m_begin), 7) << "four more";
    EXPECT_EQ(scaler.decide(servers(7, 0, 10'000), 7, m_begin + 14s), 7);
    EXPECT_EQ(scaler.decide(servers(7, 0, 10'000), 7, m_begin + 15s), 14) << "twice as many";
    EXPECT_EQ(at(0s, 1'000'000), 4) << "not more than are needed";
}

TEST_F(Scaling, makesFewerOnlyAfterACalmWhileAndOneAtATime)
{
    ASSERT_EQ(at(0s, 1'000'000), 4);
    ASSERT_EQ(at(15s, 1'000'000), 5);
    for (auto time = 30s; time < 315s; time += 15s)
        ASSERT_EQ(at(time, 100'000), 5) << time.count();
    EXPECT_EQ(at(315s, 100'000), 5) << "the load of 15 s is just within five minutes";
    EXPECT_EQ(at(330s, 100'000), 4);
    EXPECT_EQ(at(345s, 100'000), 4);
    EXPECT_EQ(at(390s, 100'000), 3);
    EXPECT_EQ(at(600s, 100'000), 3);
}

TEST_F(Scaling, aShortRestFromTheLoadKeepsTheServers)
{
    ASSERT_EQ(at(0s, 1'000'000), 4);
    for (int round = 0; round < 20; ++round)
        ASSERT_EQ(at(200s * (round + 1), round % 2 == 0 ? 100'000 : 800'000), 4);
}

TEST_F(Scaling, aScalerThatHasJustBegunDoesNotMakeFewer)
{
    m_running = 8;
    EXPECT_EQ(at(0s, 0), 8);
    EXPECT_EQ(at(299s, 0), 8);
    EXPECT_EQ(at(301s, 0), 7);
}

TEST(ServerLoads, areWhatServersPublish)
{
    ServedBank bank;
    const auto loads = [&] {
        db::Watchdog watchdog;
        db::Pool pool({.database = bank.settings().appDatabase}, watchdog);
        return pool.transaction([](db::Transaction& transaction) { return readServerLoads(transaction); });
    };
    ASSERT_TRUE(eventually([&] { return loads().size() == 1; }));
    bank.stopServing();
    bank.query("UPDATE bank.instance_status SET at = clock_timestamp(), published = jsonb_set(published, '{samples}',"
               " '[{\"processorPpm\": 500000, \"queueDepth\": 8}, {\"processorPpm\": 700000, \"queueDepth\": 12}]')");
    const auto read = loads();
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].processorPpm, 600'000);
    EXPECT_EQ(read[0].queued, 10);
    bank.query("UPDATE bank.instance_status SET at = clock_timestamp() - interval '11 seconds'");
    EXPECT_TRUE(loads().empty());
}

TEST(ProcessorUse, isWhatThisProcessUsed)
{
    platform::ProcessorUse use;
    use.sinceLastPpm();
    std::this_thread::sleep_for(200ms);
    const auto idle = use.sinceLastPpm();
    const auto end = std::chrono::steady_clock::now() + 200ms;
    while (std::chrono::steady_clock::now() < end) {
    }
    EXPECT_GT(use.sinceLastPpm(), idle);
}

// The same rule for a cluster that scales by itself.
TEST(Kubernetes, hasTheSameRule)
{
    std::ifstream file(COUNTERFOIL_SOURCE_FOLDER "/installer/cluster/kubernetes/bankd.yaml");
    std::stringstream text;
    text << file.rdbuf();
    const auto says = [&](const std::string& key, std::int64_t value) {
        EXPECT_NE(text.str().find(key + ": " + std::to_string(value) + "\n"), std::string::npos) << key << value;
    };
    says("minReplicas", kRule.least);
    says("maxReplicas", kRule.most);
    says("averageUtilization", kRule.processorPpm / 10'000);
    says("averageValue", kRule.queued);
    says("stabilizationWindowSeconds", kRule.calm.count());
    says("- type: Pods\n          value", kRule.moreAtOnce);
    says("periodSeconds", kRule.betweenMore.count());
    says("periodSeconds", kRule.betweenFewer.count());
}

} // namespace
} // namespace cf::test
