// From an error to the request behind it, for fifteen minutes, bounded.
#include "services/bank/monitoring/RecentCalls.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;
using namespace std::chrono_literals;

namespace {

const Instant kStart{std::chrono::seconds(1'800'000'000)};

contract::FailedCall call(Instant at, int status, const std::string& trace, const std::string& operation = "GetAccount")
{
    return {at, "here:1", operation, status, status >= 400 ? "notFound" : "", trace, 1'000, ""};
}

} // namespace

TEST(RecentCalls, listsFailuresNewestFirstAndFindsEveryCallOfATrace)
{
    RecentCalls calls;
    calls.add(call(kStart, 200, "a"));
    calls.add(call(kStart + 1s, 404, "a"));
    calls.add(call(kStart + 2s, 503, "b", "PostTransfer"));
    calls.add(call(kStart + 3s, 422, "c", "PostTransfer"));
    const auto listed = calls.failures({}, kStart + 4s);
    ASSERT_EQ(listed.size(), 3U);
    EXPECT_EQ(listed[0].traceId, "c");
    EXPECT_EQ(listed[2].traceId, "a");
    EXPECT_EQ(calls.failures({"PostTransfer", {}}, kStart + 4s).size(), 2U);
    ASSERT_EQ(calls.failures({{}, true}, kStart + 4s).size(), 1U);
    EXPECT_EQ(calls.failures({{}, true}, kStart + 4s)[0].traceId, "b");
    const auto trace = calls.ofTrace("a", kStart + 4s);
    ASSERT_EQ(trace.size(), 2U);
    EXPECT_EQ(trace[0].status, 200);
    EXPECT_EQ(trace[1].status, 404);
    EXPECT_EQ(calls.failuresAfter(kStart + 1s, 50).size(), 2U);
    ASSERT_EQ(calls.failuresAfter(kStart, 1).size(), 1U);
    EXPECT_EQ(calls.failuresAfter(kStart, 1)[0].traceId, "c");
}

TEST(RecentCalls, areFoundByTheTraceThatTheirCallerSentAsWell)
{
    RecentCalls calls;
    auto sent = call(kStart, 503, "own");
    sent.callerTraceId = "theirs";
    calls.add(sent);
    calls.add(call(kStart, 503, "another"));
    ASSERT_EQ(calls.ofTrace("theirs", kStart + 1s).size(), 1U);
    EXPECT_EQ(calls.ofTrace("theirs", kStart + 1s)[0].traceId, "own");
}

TEST(RecentCalls, areFoundByTheBeginningOfTheirTraceOrTheirCallers)
{
    RecentCalls calls;
    calls.add(call(kStart, 200, "7fa995ea00000000000000000000000a"));
    auto sent = call(kStart + 1s, 503, "11111111000000000000000000000000");
    sent.callerTraceId = "7fa995ea00000000000000000000000b";
    calls.add(sent);
    calls.add(call(kStart + 2s, 404, "07fa995ea0000000000000000000000c"));
    const auto found = calls.ofTrace("7fa995ea", kStart + 3s);
    ASSERT_EQ(found.size(), 2U) << "the same digits in the middle are not a prefix";
    EXPECT_EQ(found[0].status, 200);
    EXPECT_EQ(found[1].status, 503);
    ASSERT_EQ(calls.ofTrace("7fa995ea00000000000000000000000a", kStart + 3s).size(), 1U);
    EXPECT_TRUE(calls.ofTrace("7fa995eb", kStart + 3s).empty());
}

TEST(RecentCalls, areForgottenAfterFifteenMinutesAlsoWhenNothingNewComes)
{
    RecentCalls calls;
    calls.add(call(kStart, 503, "old"));
    EXPECT_EQ(calls.failures({}, kStart + 15min).size(), 1U);
    EXPECT_TRUE(calls.failures({}, kStart + 15min + 1us).empty());
    EXPECT_TRUE(calls.ofTrace("old", kStart + 16min).empty());
}

TEST(RecentCalls, aFloodOfRefusalsHidesNoServerError)
{
    RecentCalls calls;
    calls.add(call(kStart, 500, "rare"));
    for (std::size_t i = 0; i < 3 * RecentCalls::kFailuresKept; ++i)
        calls.add(call(kStart + 1s, 401, "flood"));
    EXPECT_EQ(calls.ofTrace("rare", kStart + 2s).size(), 1U);
    EXPECT_EQ(calls.ofTrace("flood", kStart + 2s).size(), RecentCalls::kFailuresKept);
    EXPECT_EQ(calls.failures({}, kStart + 2s).size(), RecentCalls::kListed);
}

TEST(RecentCalls, aFloodOfAnonymousRefusalsHidesNothingElse)
{
    RecentCalls calls;
    calls.add(call(kStart, 500, "server's"));
    calls.add(call(kStart, 404, "a teller's"));
    for (std::size_t i = 0; i < 3 * RecentCalls::kFailuresKept; ++i)
        calls.add(call(kStart + 1s, 404, "flood", "unmatched"), RecentCalls::Source::Anonymous);
    EXPECT_EQ(calls.failures({}, kStart + 2s).size(), 2U);
    EXPECT_EQ(calls.failures({}, kStart + 2s, RecentCalls::Source::Anonymous).size(), RecentCalls::kListed);
    EXPECT_EQ(calls.failuresAfter(kStart - 1s, 50).size(), 2U);
    EXPECT_EQ(calls.failuresAfter(kStart - 1s, 50, RecentCalls::Source::Anonymous).size(), 50U);
    EXPECT_EQ(calls.ofTrace("a teller's", kStart + 2s).size(), 1U);
    EXPECT_EQ(calls.ofTrace("flood", kStart + 2s).size(), RecentCalls::kFailuresKept);
}
