// The capabilities' hourly steps: all run at the start, one failing does not stop the others, and some
// have work once a day.
#include "services/bank/monitoring/Housekeeping.h"
#include "services/bank/platform/logging/Log.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <future>
#include <sstream>

using namespace cf;
using namespace cf::bank;
using namespace std::chrono_literals;

TEST(HourlySteps, areAllDoneThoughOneOfThemFails)
{
    const test::TestFolder folder;
    const auto file = folder.path() / "log";
    std::promise<void> last;
    {
        platform::Log log(platform::LogConfig{.file = file});
        std::vector<std::string> done;
        const Housekeeping housekeeping({{"first", [&] { done.emplace_back("first"); }},
                                         {"broken", [] { throw std::runtime_error("the store does not answer"); }},
                                         {"last",
                                          [&] {
                                              done.emplace_back("last");
                                              last.set_value();
                                          }}},
                                        log);
        ASSERT_EQ(last.get_future().wait_for(10s), std::future_status::ready);
        EXPECT_EQ(done, (std::vector<std::string>{"first", "last"}));
    }
    std::stringstream said;
    said << std::ifstream(file).rdbuf();
    EXPECT_NE(said.str().find("housekeepingFailed"), std::string::npos);
    EXPECT_NE(said.str().find("broken"), std::string::npos);
    EXPECT_NE(said.str().find("the store does not answer"), std::string::npos);
}

TEST(HourlySteps, thatMayTakeLongKeepNoOtherWaiting)
{
    const test::TestFolder folder;
    platform::Log log(platform::LogConfig{.file = folder.path() / "log"});
    std::promise<void> last;
    std::vector<std::string> done;
    const Housekeeping housekeeping({{"long",
                                      [&] {
                                          done.emplace_back("long");
                                          last.set_value();
                                      },
                                      true},
                                     {"short", [&] { done.emplace_back("short"); }},
                                     {"short, too", [&] { done.emplace_back("short, too"); }}},
                                    log);
    ASSERT_EQ(last.get_future().wait_for(10s), std::future_status::ready);
    EXPECT_EQ(done, (std::vector<std::string>{"short", "short, too", "long"}));
}

TEST(HourlySteps, ofTheDayAreDoneOnceADayAndUntilTheySucceed)
{
    auto now = std::chrono::steady_clock::now();
    int done = 0;
    bool broken = true;
    const HourlyStep step = dailyStep(
        "daily",
        [&] {
            if (broken)
                throw std::runtime_error("the database does not answer");
            ++done;
        },
        [&] { return now; });
    EXPECT_THROW(step.work(), std::runtime_error);
    broken = false;
    for (int hour = 0; hour < 48; ++hour, now += 1h)
        step.work();
    EXPECT_EQ(done, 2);
}
