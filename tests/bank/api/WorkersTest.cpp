// What is refused first when more comes than can be done.
#include "services/bank/api/Workers.h"
#include "tests/support/Eventually.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

using namespace cf;
using contract::Priority;
using namespace std::chrono_literals;

namespace {

//! One thread, which is busy until it is released.
class WorkersTest : public ::testing::Test
{
protected:
    WorkersTest()
    {
        EXPECT_TRUE(m_workers.submit(Priority::Money, [this] { m_release.get_future().wait(); }));
        EXPECT_TRUE(test::eventually([&] { return m_workers.queued() == 0; }));
    }

    bool submit(Priority priority)
    {
        return m_workers.submit(priority, [this] { ++m_done; });
    }

    //! The thread takes nothing meanwhile, so nobody but the test asks for the time.
    void pass(std::chrono::milliseconds time) { m_now += time; }

    std::promise<void> m_release;
    std::atomic<int> m_done = 0;
    bank::Workers::Time m_now{};
    bank::Workers m_workers{1, 0, 1'000, {}, [this] { return m_now; }};
};

} // namespace

TEST_F(WorkersTest, whoWouldWaitForTooLongIsRefusedHistoryFirst)
{
    EXPECT_TRUE(submit(Priority::History));
    EXPECT_TRUE(submit(Priority::Balance));
    pass(500ms);
    EXPECT_TRUE(submit(Priority::History));
    pass(1ms);
    EXPECT_FALSE(submit(Priority::History));
    EXPECT_TRUE(submit(Priority::Balance));
    pass(500ms);
    EXPECT_FALSE(submit(Priority::Balance));
    EXPECT_TRUE(submit(Priority::Money));
    m_release.set_value();
    EXPECT_TRUE(test::eventually([&] { return m_workers.queued() == 0; }));
    EXPECT_TRUE(submit(Priority::History)) << "nobody waits any more";
    m_workers.stop();
    EXPECT_EQ(m_done, 6);
}

TEST_F(WorkersTest, moneyIsTakenHoweverLongMoneyHasWaited)
{
    EXPECT_TRUE(submit(Priority::Money));
    EXPECT_TRUE(submit(Priority::Money)) << "another waits";
    pass(std::chrono::hours(1));
    EXPECT_TRUE(submit(Priority::Money));
    m_release.set_value();
}

TEST_F(WorkersTest, whatIsServedAfterItHoldsUpNobody)
{
    EXPECT_TRUE(submit(Priority::History));
    pass(2s);
    EXPECT_FALSE(submit(Priority::History));
    EXPECT_TRUE(submit(Priority::Balance)) << "only history waits";
    m_release.set_value();
}
