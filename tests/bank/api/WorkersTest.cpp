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
    }

    bool submit(Priority priority)
    {
        return m_workers.submit(priority, [this] { ++m_done; });
    }

    std::promise<void> m_release;
    std::atomic<int> m_done = 0;
    bank::Workers m_workers{1, 0, 1'000};
};

} // namespace

TEST_F(WorkersTest, whoWouldWaitForTooLongIsRefusedHistoryFirst)
{
    EXPECT_TRUE(submit(Priority::History));
    EXPECT_TRUE(submit(Priority::Balance));
    const auto begin = std::chrono::steady_clock::now();
    while (submit(Priority::History))
        std::this_thread::sleep_for(10ms);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 450ms);
    EXPECT_TRUE(submit(Priority::Balance));
    while (submit(Priority::Balance))
        std::this_thread::sleep_for(10ms);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 950ms);
    EXPECT_TRUE(submit(Priority::Money));
    m_release.set_value();
    EXPECT_TRUE(test::eventually([&] { return m_workers.queued() == 0; }));
    EXPECT_TRUE(submit(Priority::History)) << "nobody waits any more";
    m_workers.stop();
    EXPECT_GE(m_done, 5);
}

TEST_F(WorkersTest, whatIsServedAfterItHoldsUpNobody)
{
    EXPECT_TRUE(submit(Priority::History));
    while (submit(Priority::History))
        std::this_thread::sleep_for(10ms);
    std::this_thread::sleep_for(600ms);
    EXPECT_TRUE(submit(Priority::Balance)) << "only history waits";
    m_release.set_value();
}
