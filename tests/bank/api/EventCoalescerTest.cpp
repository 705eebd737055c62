// Repeats are written once when they begin and once when they end, in bounded memory.
#include "services/bank/audit/EventCoalescer.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;
using namespace std::chrono_literals;

namespace {

class Coalescing : public ::testing::Test
{
protected:
    bool writes(const std::string& key, const std::string& name = {}, const std::string& about = {})
    {
        AuditEvent event;
        event.action = "signIn.refused";
        event.at = Instant(m_now.time_since_epoch());
        event.traceId = "trace " + std::to_string(++m_count);
        const auto written = m_coalescer.add(key, event, {attribute("reason", "no such user")}, name,
                                             std::chrono::steady_clock::time_point(m_now.time_since_epoch()), about);
        return written.has_value();
    }
    std::vector<AuditEvent> ended()
    {
        return m_coalescer.takeEnded(std::chrono::steady_clock::time_point(m_now.time_since_epoch()));
    }
    static std::string detail(const AuditEvent& event, const std::string& field)
    {
        const auto changes = changesOf(event.detail).value();
        for (const auto& change : changes)
            if (change.field == field)
                return change.after.value_or("");
        return {};
    }

    std::chrono::sys_seconds m_now{std::chrono::seconds(1'780'000'000)};
    int m_count = 0;
    EventCoalescer m_coalescer{{.quiet = 60s, .longest = 600s, .most = 3}};
};

} // namespace

TEST_F(Coalescing, aThousandRepeatsAreTwoEvents)
{
    int written = 0;
    for (int i = 0; i < 1'500; ++i)
        written += writes("192.0.2.1", "name " + std::to_string(i % 40)) ? 1 : 0;
    EXPECT_EQ(written, 1);
    EXPECT_TRUE(ended().empty());
    m_now += 60s;
    const auto events = ended();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(detail(events[0], "reason"), "no such user");
    EXPECT_EQ(detail(events[0], "repeats"), "1499");
    EXPECT_EQ(detail(events[0], "names"), "40");
    EXPECT_EQ(detail(events[0], "since"), toString(Instant(std::chrono::seconds(1'780'000'000))));
    EXPECT_EQ(events[0].traceId, "trace 1500");
    EXPECT_EQ(m_coalescer.size(), 0U);
    EXPECT_TRUE(writes("192.0.2.1")) << "it starts again";
}

TEST_F(Coalescing, whatHappensOnceIsToldOnce)
{
    EXPECT_TRUE(writes("a"));
    EXPECT_TRUE(writes("b"));
    EXPECT_TRUE(m_coalescer.takeAll().empty());
}

TEST_F(Coalescing, whatGoesOnIsToldFromTimeToTime)
{
    int told = 0;
    for (int i = 0; i < 180; ++i) {
        writes("a");
        m_now += 10s;
        told += static_cast<int>(ended().size());
    }
    EXPECT_EQ(told, 3);
}

TEST_F(Coalescing, theEndTellsAllThatWasCounted)
{
    for (const char* key : {"a", "a", "b", "b", "b"})
        writes(key);
    const auto events = m_coalescer.takeAll();
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(detail(events[0], "repeats"), "1");
    EXPECT_EQ(detail(events[1], "repeats"), "2");
}

TEST_F(Coalescing, aCrowdIsCountedTogether)
{
    int written = 0;
    for (int i = 0; i < 10'000; ++i)
        written += writes("from " + std::to_string(i)) ? 1 : 0;
    EXPECT_EQ(written, 4) << "the three that fit and the overflow";
    EXPECT_EQ(m_coalescer.size(), 4U);
    const auto events = m_coalescer.takeAll();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(detail(events[0], "reason"), "many at once");
    EXPECT_EQ(detail(events[0], "repeats"), "9996");
}

TEST_F(Coalescing, behindACrowdWhatIsAboutSomebodyIsToldAllTheSame)
{
    for (int i = 0; i < 100; ++i)
        writes("from " + std::to_string(i));
    EXPECT_TRUE(writes("here anna device", {}, "anna device"));
    EXPECT_FALSE(writes("there anna device", {}, "anna device")) << "from any address";
    EXPECT_TRUE(writes("here petr device", {}, "petr device"));
    for (int i = 0; i < 100; ++i)
        writes("here " + std::to_string(i), {}, std::to_string(i));
    EXPECT_EQ(m_coalescer.size(), 6U) << "nor does that grow without bound";
    const auto events = m_coalescer.takeAll();
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(detail(events[1], "reason"), "no such user") << "its details stay";
    EXPECT_EQ(detail(events[1], "repeats"), "1");
}
