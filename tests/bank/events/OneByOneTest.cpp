// Events that are handed to a server one by one: none is sent twice for what comes behind it, none is lost, and one
// that the server cannot take does not keep the others for ever.
#include "services/bank/events/OneByOne.h"
#include "services/bank/events/EventWorker.h"

#include <gtest/gtest.h>

#include <map>

namespace cf::test {
namespace {

using namespace bank;
using namespace std::chrono_literals;
using platform::Delivery;
using platform::Handled;
using platform::SendError;

class Sending : public ::testing::Test
{
protected:
    static std::vector<Delivery> deliveries(const std::string& ids, std::size_t failures = 0)
    {
        std::vector<Delivery> some;
        for (const char id : ids)
            some.push_back({{std::string(1, id), "t", "k", "{}"}, failures});
        return some;
    }

    OneByOne sender(OneByOneRules rules = {})
    {
        return {[this](const Delivery& delivery) -> Outcome<Handled, SendError> {
                    m_sent += delivery.event.id;
                    if (const auto error = m_errors.find(delivery.event.id[0]); error != m_errors.end())
                        return error->second;
                    return Handled{};
                },
                rules};
    }

    std::string m_sent; //!< The ids of all attempts.
    std::map<char, SendError> m_errors;
};

TEST_F(Sending, waitsForAServerThatIsAwayAndSendsNothingAgain)
{
    OneByOne sender = this->sender();
    m_errors['c'] = {SendError::Kind::Unreachable, "away", 30s};
    for (int i = 0; i < 5; ++i)
        try {
            sender.handle(deliveries("abcd"));
            FAIL() << "it is away";
        } catch (const NotNow& error) {
            EXPECT_STREQ(error.what(), "away");
            EXPECT_EQ(error.pause, 30s);
            EXPECT_EQ(EventWorker::pauseAfter(error), 30s);
        }
    EXPECT_EQ(m_sent, "abccccc");
    m_errors.clear();
    const auto outcomes = sender.handle(deliveries("abcd"));
    EXPECT_EQ(outcomes.size(), 4u);
    EXPECT_EQ(m_sent, "abccccccd");
    sender.handle(deliveries("a"));
    EXPECT_EQ(m_sent, "abccccccda") << "what was settled and comes again is sent again";
}

TEST_F(Sending, oneOfWhichTheOutcomeIsUnclearGivesWayAfterSomeAttempts)
{
    OneByOne sender = this->sender({.attempts = 3});
    m_errors['a'] = {SendError::Kind::Unclear, "no answer"};
    for (int i = 0; i < 3; ++i)
        EXPECT_THROW(sender.handle(deliveries("ab")), NotNow);
    const auto outcomes = sender.handle(deliveries("ab"));
    EXPECT_EQ(m_sent, "aaab") << "in order, as long as that lasts";
    ASSERT_EQ(outcomes.size(), 2u);
    EXPECT_EQ(outcomes[0].failure, "no answer");
    EXPECT_FALSE(outcomes[0].hopeless);
    EXPECT_EQ(outcomes[1].failure, std::nullopt);
    EXPECT_THROW(sender.handle(deliveries("a", 1)), NotNow) << "with its attempts anew";
    EXPECT_EQ(m_sent, "aaaba");
}

TEST_F(Sending, whatIsRefusedIsInNobodysWay)
{
    m_errors['a'] = {SendError::Kind::Refused, "bad"};
    const auto forGood = sender().handle(deliveries("ab"));
    EXPECT_TRUE(forGood[0].failure == "bad" && forGood[0].hopeless);
    EXPECT_EQ(forGood[1].failure, std::nullopt);
    const auto forNow = sender({.refusedForGood = false}).handle(deliveries("ab"));
    EXPECT_TRUE(forNow[0].failure == "bad" && !forNow[0].hopeless);
}

TEST_F(Sending, aSlowServerDoesNotKeepTheSourceWaiting)
{
    OneByOne sender = this->sender({.longest = -1ms});
    EXPECT_THROW(sender.handle(deliveries("a")), NotNow);
    EXPECT_EQ(m_sent, "");
    EXPECT_EQ(EventWorker::pauseAfter(NotNow("slow")), EventWorker::pauseAfter(std::runtime_error("x")));
}

} // namespace
} // namespace cf::test
