// Which traceparent is valid (W3C Trace Context, section 3.2), and which is not.
#include "services/bank/api/TraceContext.h"

#include <gtest/gtest.h>

using namespace cf::bank;

namespace {

const std::string kTrace = "4bf92f3577b34da6a3ce929d0e0e4736";
const std::string kParent = "00f067aa0ba902b7";

} // namespace

TEST(TraceContext, readsVersion00AndWhatComesAfterIt)
{
    for (const std::string& value :
         {"00-" + kTrace + "-" + kParent + "-01", "00-" + kTrace + "-" + kParent + "-ff",
          "01-" + kTrace + "-" + kParent + "-01", "01-" + kTrace + "-" + kParent + "-01-",
          "cc-" + kTrace + "-" + kParent + "-01-what-will-be", "fe-" + kTrace + "-" + kParent + "-00-extra"})
        EXPECT_EQ(traceIdIn(value), kTrace) << value;
}

TEST(TraceContext, anythingElseIsNone)
{
    const std::string upper = "4BF92F3577B34DA6A3CE929D0E0E4736";
    for (const std::string& value : {std::string(),
                                     std::string("00"),
                                     kTrace,
                                     "00-" + kTrace,
                                     "00-" + kTrace + "-" + kParent,
                                     "00-" + kTrace + "-" + kParent + "-0",
                                     "00-" + kTrace + "-" + kParent + "-01-extra",
                                     "00-" + kTrace + "-" + kParent + "-01-",
                                     "00-" + kTrace + "-" + kParent + "-01 ",
                                     "01-" + kTrace + "-" + kParent + "-01extra",
                                     "ff-" + kTrace + "-" + kParent + "-01",
                                     "FE-" + kTrace + "-" + kParent + "-01",
                                     "0x-" + kTrace + "-" + kParent + "-01",
                                     "00-" + kTrace + "x" + kParent + "x01",
                                     "00x" + kTrace + "-" + kParent + "-01",
                                     "00-" + kTrace + "-" + kParent + "x01",
                                     "00-" + kTrace + "x" + kParent + "-01",
                                     "00-" + std::string(32, '0') + "-" + kParent + "-01",
                                     "00-" + kTrace + "-" + std::string(16, '0') + "-01",
                                     "00-" + upper + "-" + kParent + "-01",
                                     "00-" + kTrace + "-00F067AA0BA902B7-01",
                                     "00-" + kTrace + "-" + kParent + "-0A",
                                     "00-" + kTrace + "-" + kParent + "-0g",
                                     "00-" + kTrace.substr(1) + "g-" + kParent + "-01",
                                     " 00-" + kTrace + "-" + kParent + "-01"})
        EXPECT_EQ(traceIdIn(value), "") << value;
}

TEST(TraceContext, twoOfThemAreNone)
{
    cf::http::Request request;
    EXPECT_EQ(callersTrace(request), "");
    request.headers.emplace("traceparent", "00-" + kTrace + "-" + kParent + "-01");
    EXPECT_EQ(callersTrace(request), kTrace);
    request.headers.emplace("traceparent", "00-" + kTrace + "-" + kParent + "-01");
    EXPECT_EQ(callersTrace(request), "");
}
