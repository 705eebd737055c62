// Background threads: they run by themselves, sooner when woken, after failures too, and end when told to.
#include "services/bank/platform/process/PeriodicThread.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string_view>

using namespace cf::platform;
using namespace std::chrono_literals;
using Pause = PeriodicThread::Pause;

namespace {

//! Counts rounds, which tests can await and block.
class Rounds
{
public:
    void begun()
    {
        std::unique_lock lock(m_mutex);
        ++m_begun;
        m_changed.notify_all();
        m_changed.wait(lock, [&] { return m_open; });
    }
    bool reach(int count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 10s, [&] { return m_begun >= count; });
    }
    int count()
    {
        const std::lock_guard lock(m_mutex);
        return m_begun;
    }
    void hold() { open(false); }
    void letGo() { open(true); }

private:
    void open(bool open)
    {
        const std::lock_guard lock(m_mutex);
        m_open = open;
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_begun = 0;
    bool m_open = true;
};

TEST(PeriodicThreads, goOnByThemselvesAfterEachPause)
{
    Rounds rounds;
    const PeriodicThread thread([&] {
        rounds.begun();
        return Pause{1ms};
    });
    EXPECT_TRUE(rounds.reach(5));
}

TEST(PeriodicThreads, waitTheFirstPauseBeforeTheFirstRound)
{
    Rounds rounds;
    PeriodicThread thread(
        [&] {
            rounds.begun();
            return Pause{1h};
        },
        {}, 1h);
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(rounds.count(), 0);
    thread.wake();
    EXPECT_TRUE(rounds.reach(1));
}

TEST(PeriodicThreads, forgetNoWakeThatCameDuringARound)
{
    Rounds rounds;
    rounds.hold();
    PeriodicThread thread([&] {
        rounds.begun();
        return Pause{1h};
    });
    ASSERT_TRUE(rounds.reach(1));
    thread.wake();
    rounds.letGo();
    EXPECT_TRUE(rounds.reach(2));
}

TEST(PeriodicThreads, sleepThroughWakesWhereTheyAreToldTo)
{
    Rounds rounds;
    PeriodicThread thread([&] {
        rounds.begun();
        return Pause{300ms, false};
    });
    ASSERT_TRUE(rounds.reach(1));
    const auto since = std::chrono::steady_clock::now();
    thread.wake();
    ASSERT_TRUE(rounds.reach(2));
    EXPECT_GE(std::chrono::steady_clock::now() - since, 250ms);
}

TEST(PeriodicThreads, goOnAfterARoundThatThrew)
{
    std::atomic<int> told = 0;
    Rounds rounds;
    const PeriodicThread thread(
        [&]() -> Pause {
            rounds.begun();
            throw std::runtime_error("the database is away");
        },
        [&](const std::exception& error) {
            told += std::string_view(error.what()) == "the database is away";
            return Pause{1ms};
        });
    EXPECT_TRUE(rounds.reach(3));
    EXPECT_GE(told, 2);
}

TEST(PeriodicThreads, endInTheMiddleOfAPauseButNotOfARound)
{
    Rounds rounds;
    std::atomic<bool> whole = false;
    PeriodicThread thread([&] {
        rounds.begun();
        std::this_thread::sleep_for(50ms);
        whole = true;
        return Pause{1h, false};
    });
    ASSERT_TRUE(rounds.reach(1));
    thread.end();
    EXPECT_TRUE(whole);
    EXPECT_EQ(rounds.count(), 1);
    thread.wake();
    thread.end();
    EXPECT_EQ(rounds.count(), 1);
}

} // namespace
