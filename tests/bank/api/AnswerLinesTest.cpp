// What the router ensures for answers of many lines: each is held to the rules of an answer of its own, and the call
// ends once, with its last line or without.
#include "services/bank/api/Router.h"

#include <gtest/gtest.h>

#include <deque>

using namespace cf;
using namespace cf::bank;
using namespace cf::contract;

namespace {

struct AnyTeller : SessionGate
{
    Answer<Caller> callerOf(const std::string&, const std::string&, bool) override { return caller; }

    Caller caller{StaffId::make(), "Eva", Role::Teller, BranchId::make()};
};

struct Prepared : AnswerSource
{
    void whenReady(std::function<void()> ready) override { ready(); }
    std::optional<AnsweredOrder> next() override
    {
        if (answers.empty())
            return std::nullopt;
        auto answer = std::move(answers.front());
        answers.pop_front();
        return answer;
    }
    bool ended() const override { return answers.empty(); }

    std::deque<AnsweredOrder> answers;
};

class LinesOfAnswers : public ::testing::Test
{
protected:
    LinesOfAnswers()
    {
        m_router.handleStreamed<PostTransferBatch>(
            [this](const std::shared_ptr<Call>& call, const OrderBatch&) -> Answer<std::shared_ptr<AnswerSource>> {
                m_trace = call->traceId;
                if (m_refused)
                    return Problem::of(ErrorCode::InvalidRequest);
                return std::shared_ptr<AnswerSource>(m_source);
            });
    }

    AnsweredOrder& add(bool audited)
    {
        auto call = std::make_shared<Call>();
        call->traceId = "of this order";
        call->caller = m_gate.caller;
        call->audited = audited;
        OrderOutcome outcome;
        outcome.state = KeyState::Booked;
        m_source->answers.push_back({call, {Uuid::v7(), outcome, {}}});
        return m_source->answers.back();
    }

    http::Response ask()
    {
        http::Request request;
        request.method = "POST";
        request.path = PostTransferBatch::kInfo.path;
        request.headers = {{"authorization", "Bearer token"}, {"content-type", "application/json"}};
        request.body = R"({"orders":[{"key":")" + Uuid::v7().toString() + R"("}]})";
        http::Response answer;
        m_router(std::move(request), [&](http::Response response) { answer = std::move(response); });
        return answer;
    }

    static std::vector<BatchedOutcome> linesOf(http::BodyStream& stream)
    {
        std::vector<BatchedOutcome> lines;
        for (std::string text = stream.take(); !text.empty(); text = stream.take()) {
            EXPECT_EQ(text.back(), '\n');
            for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
                lines.push_back(decodeDocument<BatchedOutcome>(text.substr(0, end)).value());
                text.erase(0, end + 1);
            }
        }
        return lines;
    }

    AnyTeller m_gate;
    std::shared_ptr<Prepared> m_source = std::make_shared<Prepared>();
    bool m_refused = false;
    bool m_unreportable = false;
    std::string m_trace;
    std::vector<CallRecord> m_calls;
    Router m_router{m_gate,
                    [](Priority, const std::function<void()>& work) {
                        work();
                        return true;
                    },
                    [this](const CallRecord& record) {
                        m_calls.push_back(record);
                        if (m_unreportable)
                            throw std::runtime_error("no memory for the log");
                    }};
};

} // namespace

TEST_F(LinesOfAnswers, sayWhatTheSingleAnswersWouldSay)
{
    add(true).call->replayed = true;
    add(false).line = {Uuid::v7(), {}, Problem::of(ErrorCode::InsufficientFunds)};
    add(false).line = {Uuid::v7(), {}, Problem::of(ErrorCode::OutcomeUnknown)};
    const auto response = ask();
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.contentType, "application/x-ndjson");
    ASSERT_TRUE(response.stream);
    const auto lines = linesOf(*response.stream);
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_TRUE(lines[0].replayed);
    EXPECT_EQ(lines[0].outcome.value().state, KeyState::Booked);
    EXPECT_EQ(lines[1].problem.value().code, ErrorCode::InsufficientFunds);
    EXPECT_EQ(lines[1].problem->traceId, "of this order");
    EXPECT_FALSE(lines[1].problem->retryable);
    EXPECT_TRUE(lines[2].problem.value().retryable) << "its key makes it safe";
}

TEST_F(LinesOfAnswers, whatIsNotOnRecordIsNotShown)
{
    add(true);
    add(false);
    add(true);
    auto response = ask();
    const auto lines = linesOf(*response.stream);
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_TRUE(lines[0].outcome);
    EXPECT_FALSE(lines[1].outcome);
    EXPECT_EQ(lines[1].problem.value().code, ErrorCode::InternalError);
    EXPECT_TRUE(lines[2].outcome);
    response.stream.reset();
    EXPECT_NE(m_calls.at(0).cause.find("without a record"), std::string::npos);
}

TEST_F(LinesOfAnswers, endTheCallOnceAllAreTaken)
{
    add(true);
    auto response = ask();
    EXPECT_TRUE(m_calls.empty());
    EXPECT_EQ(m_router.inFlight(), 1);
    linesOf(*response.stream);
    response.stream.reset();
    ASSERT_EQ(m_calls.size(), 1u);
    EXPECT_EQ(m_calls[0].operation, "PostTransferBatch");
    EXPECT_EQ(m_calls[0].status, 200);
    EXPECT_EQ(m_calls[0].cause, "");
    EXPECT_EQ(m_calls[0].traceId, m_trace);
    EXPECT_EQ(m_router.inFlight(), 0);
}

TEST_F(LinesOfAnswers, endTheCallWhenTheClientLeaves)
{
    add(true);
    add(true);
    ask(); // and nobody reads the answer
    ASSERT_EQ(m_calls.size(), 1u);
    EXPECT_NE(m_calls[0].cause, "");
    EXPECT_EQ(m_router.inFlight(), 0);
}

TEST_F(LinesOfAnswers, endTheCallEvenIfThatCannotBeReported)
{
    std::vector<std::string> defects;
    m_router.reportDefects([&](const std::string& defect) { defects.push_back(defect); });
    m_unreportable = true;
    add(true);
    ask();
    EXPECT_EQ(m_calls.size(), 1u);
    EXPECT_EQ(m_router.inFlight(), 0);
    ASSERT_EQ(defects.size(), 1u);
    EXPECT_NE(defects[0].find("no memory for the log"), std::string::npos);
}

TEST_F(LinesOfAnswers, thereAreNoneOfARefusedCall)
{
    m_refused = true;
    const auto response = ask();
    EXPECT_EQ(response.status, 400);
    EXPECT_FALSE(response.stream);
    EXPECT_EQ(m_calls.at(0).problem, "invalidRequest");
    EXPECT_EQ(m_router.inFlight(), 0);
}
