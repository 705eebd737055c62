// What the log says about calls: each of the staff's; of anonymous refusals the first few and a count.
#include "services/bank/monitoring/CallLog.h"
#include "tests/support/TestFolder.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

using namespace cf;
using namespace cf::bank;
using namespace cf::test;
using namespace std::chrono_literals;

namespace {

CallRecord refusal(const std::string& network)
{
    CallRecord record{"unmatched", 404, {}, "trace", {}, {}, 0, false};
    record.network = network;
    record.anonymous = true;
    return record;
}

class Calls : public ::testing::Test
{
protected:
    //! Closes the log and reads it: the events, with network and number for counts.
    std::vector<std::string> lines()
    {
        m_calls.reset();
        m_log.reset();
        std::vector<std::string> lines;
        std::ifstream in(m_file);
        for (std::string text; std::getline(in, text);) {
            const auto line = boost::json::parse(text).as_object();
            std::string said(line.at("event").as_string());
            if (line.contains("count"))
                said +=
                    " " + std::string(line.at("peer").as_string()) + " " + std::to_string(line.at("count").as_int64());
            lines.push_back(said);
        }
        return lines;
    }

    TestFolder m_folder;
    std::filesystem::path m_file = m_folder.path() / "log";
    std::chrono::steady_clock::time_point m_now{1h};
    std::optional<platform::Log> m_log{platform::LogConfig{.file = m_file}};
    std::optional<CallLog> m_calls{std::in_place, *m_log, [this] { return m_now; }};
};

} // namespace

TEST_F(Calls, aFloodFromOneNetworkIsTwentyLinesAMinuteAndACount)
{
    for (int minute = 0; minute < 2; ++minute) {
        for (int i = 0; i < 5'000; ++i)
            m_calls->call(refusal("192.0.2.1"));
        m_now += 1min;
    }
    m_calls->call({"GetAccount", 200, {}, "trace", {}, {}, 0, false});
    std::vector<std::string> expected(20, "call");
    expected.emplace_back("callsRefused 192.0.2.1 4980");
    expected.insert(expected.end(), 20, "call");
    expected.emplace_back("callsRefused 192.0.2.1 4980");
    expected.emplace_back("call");
    EXPECT_EQ(lines(), expected);
}

TEST_F(Calls, ofTheStaffAndThoseThatFailAreAllThere)
{
    CallRecord failure = refusal("192.0.2.1");
    failure.status = 500;
    CallRecord staffs = refusal("192.0.2.1");
    staffs.anonymous = false;
    for (int i = 0; i < 100; ++i) {
        m_calls->call(failure);
        m_calls->call(staffs);
    }
    EXPECT_EQ(lines(), std::vector<std::string>(200, "call"));
}

TEST_F(Calls, whatABusyBankTellsAnonymousCallersIsCountedToo)
{
    CallRecord busy = refusal("192.0.2.1");
    busy.status = 503;
    busy.problem = "unavailable";
    for (int i = 0; i < 100; ++i)
        m_calls->call(busy);
    EXPECT_EQ(lines().back(), "callsRefused 192.0.2.1 80");
}

TEST_F(Calls, aNetworkThatAsksForLittleIsNotCountedWithOneThatFloods)
{
    for (int i = 0; i < 30; ++i)
        m_calls->call(refusal("192.0.2.1"));
    m_calls->call(refusal("192.0.2.2"));
    const auto said = lines();
    EXPECT_EQ(std::count(said.begin(), said.end(), "call"), 21);
    EXPECT_EQ(said.back(), "callsRefused 192.0.2.1 10") << "the end reports what was counted";
}

TEST_F(Calls, aCrowdIsCountedTogether)
{
    for (std::size_t i = 0; i < 5'000; ++i)
        m_calls->call(refusal("network " + std::to_string(i)));
    const auto said = lines();
    EXPECT_EQ(std::count(said.begin(), said.end(), "call"), 220) << "one per network and a few of the crowd";
    EXPECT_EQ(said.back(), "callsRefused many 4780");
}
