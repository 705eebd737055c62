// What a log line can and cannot contain.
#include "services/bank/platform/logging/Log.h"
#include "tests/support/TestFolder.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <thread>

namespace cf::test {

using platform::Log;
using platform::LogConfig;
using platform::logEscaped;
using platform::LogLevel;

namespace {

std::vector<boost::json::object> linesOf(const std::filesystem::path& file)
{
    std::vector<boost::json::object> lines;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(boost::json::parse(line).as_object());
    }
    return lines;
}

} // namespace

TEST(LogTest, nothingInAValueCanBreakTheLineOrTheTerminal)
{
    EXPECT_EQ(logEscaped("a\r\nb"), "a\\u000d\\u000ab");
    EXPECT_EQ(logEscaped("\x1b[31mred"), "\\u001b[31mred");
    EXPECT_EQ(logEscaped(std::string("\0\x7f", 2)), "\\u0000\\u007f");
    EXPECT_EQ(logEscaped("\xc2\x9b"
                         "31m"),
              "\\u009b31m"); // a terminal escape beyond ASCII
    EXPECT_EQ(logEscaped("\"}\\"), "\\\"}\\\\");
}

TEST(LogTest, textSurvivesAndBrokenUtf8IsMarked)
{
    EXPECT_EQ(logEscaped("Dvo\xc5\x99\xc3\xa1k"), "Dvo\\u0159\\u00e1k");
    EXPECT_EQ(logEscaped("\xf0\x9f\x98\x80"), "\\ud83d\\ude00");
    EXPECT_EQ(logEscaped("\xff"
                         "a"),
              "\\ufffda");
    EXPECT_EQ(logEscaped("\xe0\x80\xaf"), "\\ufffd\\ufffd\\ufffd");            // overlong
    EXPECT_EQ(logEscaped("\xc0\xaf"), "\\ufffd\\ufffd");                       // overlong
    EXPECT_EQ(logEscaped("\xed\xa0\x80"), "\\ufffd\\ufffd\\ufffd");            // a surrogate
    EXPECT_EQ(logEscaped("\xf4\x90\x80\x80"), "\\ufffd\\ufffd\\ufffd\\ufffd"); // beyond Unicode
    EXPECT_EQ(logEscaped("\xe2\x82"), "\\ufffd\\ufffd");                       // truncated
}

TEST(LogTest, aValueIsCutAtItsBound)
{
    EXPECT_EQ(logEscaped(std::string(2'000, 'x')).size(), 2'000u);
    EXPECT_EQ(logEscaped(std::string(100'000, 'x')).size(), 2'003u);
}

TEST(LogTest, everyLineIsOneJsonObjectWithItsFields)
{
    const TestFolder folder;
    const std::filesystem::path file = folder.path() / "bankd.log";
    {
        Log log({.file = file});
        log.info("requestServed", {{"operation", "PostTransfer"}, {"status", 201}, {"peer", "a\nb"}});
        log.debug("belowTheLevel");
        log.error("plain");
    }
    const auto lines = linesOf(file);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].at("level"), "info");
    EXPECT_EQ(lines[0].at("event"), "requestServed");
    EXPECT_EQ(lines[0].at("operation"), "PostTransfer");
    EXPECT_EQ(lines[0].at("status"), 201);
    EXPECT_EQ(lines[0].at("peer"), "a\nb");
    EXPECT_EQ(lines[0].at("time").as_string().size(), std::string_view("2025-01-01T00:00:00.000Z").size());
    EXPECT_EQ(lines[1].at("level"), "error");
}

TEST(LogTest, linesOfManyThreadsDoNotMix)
{
    const TestFolder folder;
    const std::filesystem::path file = folder.path() / "bankd.log";
    {
        Log log({.file = file});
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&log] {
                for (int n = 0; n < 500; ++n) {
                    log.info("tick", {{"count", n}, {"reason", "the quick brown fox"}});
                }
            });
        }
        threads.clear();
        EXPECT_EQ(log.lost(), 0u);
    }
    EXPECT_EQ(linesOf(file).size(), 2'000u);
}

TEST(LogTest, levelsComeFromTheirNames)
{
    EXPECT_EQ(platform::logLevelFrom("warning"), LogLevel::Warning);
    EXPECT_THROW(platform::logLevelFrom("loud"), std::runtime_error);
}

TEST(LogTest, aFileThatCannotBeWrittenIsNamed)
{
    try {
        Log log({.file = "/proc/nowhere/bankd.log"});
        FAIL() << "no error";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("/proc/nowhere/bankd.log"), std::string::npos);
    }
}

} // namespace cf::test
