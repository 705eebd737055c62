// Batches of orders at the ledger: how many wait at a time, what a full queue, a reader that stops and the audit trail
// make of them.
#include "services/bank/ledger/BatchDesk.h"
#include "tests/bank/ledger/LedgerFixture.h"
#include "tests/support/Eventually.h"

#include <algorithm>
#include <deque>
#include <set>

namespace cf::test {
namespace {

using namespace bank;
using contract::BatchedOrder;
using contract::ErrorCode;
using contract::KeyState;

struct NoReads : ReadAudit
{
    std::shared_ptr<Recording> begin(const AuditEvent&) override
    {
        auto recording = std::make_shared<Recording>();
        recording->finish({});
        return recording;
    }
};

class Batches : public LedgerFixture
{
protected:
    struct Desk
    {
        Desk(Batches& test, LedgerConfig config)
            : writer(std::move(config), test.m_keys)
            , reads(test.m_pool, nullptr, nullptr, nullptr, tokens)
            , orders(writer, reads, test.m_keys, audit, atOnce)
            , batches(orders)
        {
        }

        NoReads audit;
        ConsistencyTokens tokens;
        LedgerWriter writer;
        ReadRouter reads;
        OrderDesk orders;
        BatchDesk batches;
    };

    static bool atOnce(contract::Priority, const std::function<void()>& work)
    {
        work();
        return true;
    }

    std::vector<BatchedOrder> transfers(int count) const
    {
        std::vector<BatchedOrder> orders;
        for (int i = 0; i < count; ++i)
            orders.push_back(
                {Uuid::v7(), contract::TransferOrder{m_from.iban, m_to.iban, Money(1, m_from.currency), {}}, {}});
        return orders;
    }

    contract::Answer<std::shared_ptr<AnswerSource>> tryTake(Desk& desk, const std::vector<BatchedOrder>& orders) const
    {
        const auto call = std::make_shared<Call>();
        call->traceId = m_trace;
        call->caller = m_teller;
        contract::OrderBatch batch;
        batch.orders.assign(orders.begin(), orders.end());
        return desk.batches.take(call, std::move(batch));
    }

    std::shared_ptr<AnswerSource> take(Desk& desk, const std::vector<BatchedOrder>& orders) const
    {
        return tryTake(desk, orders).value();
    }

    //! Meanwhile no order is decided.
    void whileTheLedgerIsHeldUp(const std::function<void()>& work)
    {
        m_pool.transaction([&](db::Transaction& transaction) {
            transaction.query("SELECT 1 FROM bank.account WHERE id = $1::uuid FOR UPDATE", m_to.id.uuid().toString());
            work();
            return Done();
        });
    }

    static void awaitReady(AnswerSource& source)
    {
        const auto ready = std::make_shared<std::promise<void>>();
        source.whenReady([ready] { ready->set_value(); });
        if (ready->get_future().wait_for(20s) != std::future_status::ready)
            throw std::runtime_error("no order was answered within 20 s");
    }

    static std::vector<AnsweredOrder> takeAll(AnswerSource& source)
    {
        std::vector<AnsweredOrder> answers;
        while (!source.ended()) {
            awaitReady(source);
            while (auto answer = source.next())
                answers.push_back(std::move(*answer));
        }
        return answers;
    }

    int decided() { return std::stoi(sql("SELECT count(*) FROM bank.idempotency_key")); }

    //! Whatever was queued before this order of the same person is decided when it is.
    void orderBehind(Desk& desk) { bookedOf(post(desk.writer, command(m_from, m_to, 1))); }

    const std::string m_trace = std::string(32, 'b');
    const TestAccount m_from = open({.balance = 100'000});
    const TestAccount m_to = open({});
};

TEST_F(Batches, everyOrderIsAnsweredOnceUnderItsKeyAndTraceOfTheCall)
{
    Desk desk(*this, config());
    const auto orders = transfers(1'000);
    const auto source = take(desk, orders);
    std::set<Uuid> open;
    for (const BatchedOrder& order : orders)
        open.insert(order.key);
    for (const AnsweredOrder& answer : takeAll(*source)) {
        EXPECT_EQ(open.erase(answer.line.key), 1u);
        ASSERT_TRUE(answer.line.outcome);
        EXPECT_EQ(answer.line.outcome->state, KeyState::Booked);
        EXPECT_TRUE(answer.call->audited);
    }
    EXPECT_TRUE(open.empty());
    EXPECT_EQ(balanceOf(m_to), 1'000);
    const auto events = trail();
    EXPECT_EQ(std::count_if(events.begin(), events.end(),
                            [&](const AuditEvent& event) {
                                return event.action == "transfer.booked" && event.traceId == m_trace &&
                                       event.actor == m_teller.staff;
                            }),
              1'000);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(Batches, ordersNoMoreThanSoManyAheadOfWhoTakesTheOutcomes)
{
    Desk desk(*this, config());
    const auto source = take(desk, transfers(1'000));
    orderBehind(desk);
    EXPECT_EQ(decided(), 500 + 1);
    for (int i = 0; i < 25; ++i) {
        awaitReady(*source);
        ASSERT_TRUE(source->next());
    }
    orderBehind(desk);
    EXPECT_EQ(decided(), 525 + 2);
    EXPECT_EQ(takeAll(*source).size(), 975u);
    EXPECT_EQ(decided(), 1'000 + 2);
}

TEST_F(Batches, sharePlacesAmongAllThatRun)
{
    Desk desk(*this, config());
    std::vector<std::shared_ptr<AnswerSource>> sources;
    whileTheLedgerIsHeldUp([&] {
        for (int i = 0; i < 3; ++i)
            sources.push_back(take(desk, transfers(400)));
    });
    EXPECT_TRUE(eventually([&] { return decided() == 400 + 100 + 5; })) << "the first left 100; each has at least 5";
    orderBehind(desk);
    EXPECT_EQ(decided(), 400 + 100 + 5 + 1);
    for (const auto& source : sources) {
        awaitReady(*source);
        ASSERT_TRUE(source->next());
    }
    orderBehind(desk);
    EXPECT_EQ(decided(), 400 + 167 + 167 + 2) << "those that have less than a third get it";
    sources.clear();
    const auto next = take(desk, transfers(600));
    orderBehind(desk);
    EXPECT_EQ(decided(), 400 + 167 + 167 + 500 + 3) << "and all places are free again";
}

TEST_F(Batches, leaveRoomForSingleOrdersHoweverManyBegin)
{
    Desk desk(*this, config());
    std::vector<std::shared_ptr<AnswerSource>> sources;
    Awaited single;
    whileTheLedgerIsHeldUp([&] {
        for (int i = 0; i < 20; ++i)
            sources.push_back(take(desk, transfers(100)));
        desk.writer.submit(command(m_from, m_to, 1), single.answer());
    });
    bookedOf(single.result());
    EXPECT_TRUE(eventually([&] { return decided() == 500 + 15 * 5 + 1; }));
    for (const auto& source : sources)
        for (const AnsweredOrder& answer : takeAll(*source))
            EXPECT_TRUE(answer.line.outcome);
    EXPECT_EQ(balanceOf(m_to), 2'000 + 1);
}

TEST_F(Batches, areRefusedForNowWhenTooManyRun)
{
    Desk desk(*this, config());
    std::vector<std::shared_ptr<AnswerSource>> sources;
    for (int i = 0; i < 50; ++i)
        sources.push_back(take(desk, transfers(1)));
    const auto more = transfers(1);
    const auto refused = tryTake(desk, more);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Unavailable);
    EXPECT_EQ(refused.error().retryAfterSeconds, 1);
    orderBehind(desk);
    EXPECT_EQ(decided(), 50 + 1);
    takeAll(*sources.back());
    sources.pop_back();
    EXPECT_TRUE(eventually([&] { return tryTake(desk, more).ok(); })) << "once the ledger has let go of its last order";
}

TEST_F(Batches, thatNobodyReadsAnyMoreOrderNothingMoreAndEveryKeyResolves)
{
    Desk desk(*this, config());
    const auto orders = transfers(1'000);
    auto source = take(desk, orders);
    source.reset();
    orderBehind(desk);
    EXPECT_EQ(decided(), 500 + 1);
    for (const std::size_t i : {0, 499, 500, 999}) {
        const auto outcome = resolve(m_teller, {orders[i].key, {}});
        ASSERT_TRUE(outcome.ok());
        EXPECT_EQ(outcome->state, i < 500 ? KeyState::Booked : KeyState::Abandoned) << i;
    }
}

TEST_F(Batches, areBookedWholeWhenSingleOrdersFillTheQueue)
{
    LedgerConfig small = config();
    small.queue = 20;
    Desk desk(*this, std::move(small));
    std::shared_ptr<AnswerSource> source;
    std::deque<Awaited> singles(
        100); // More than find room while the lanes have the batch in hand, and the queue is empty.
    whileTheLedgerIsHeldUp([&] {
        source = take(desk, transfers(600));
        for (Awaited& single : singles)
            desk.writer.submit(command(m_from, m_to, 1), single.answer());
    });
    int booked = 0;
    for (Awaited& single : singles) {
        const OrderResult result = single.result();
        if (const auto* refused = std::get_if<ErrorCode>(&result))
            EXPECT_EQ(*refused, ErrorCode::Unavailable);
        else
            ++booked;
    }
    EXPECT_LT(booked, 100) << "the queue was full";
    for (const AnsweredOrder& answer : takeAll(*source))
        EXPECT_TRUE(answer.line.outcome);
    EXPECT_EQ(balanceOf(m_to), 600 + booked);
}

TEST_F(Batches, whatTheLedgerCouldNotDecideInTimeIsRetryableAndWasNotBooked)
{
    LedgerConfig hasty = config();
    hasty.reading = 200ms;
    Desk desk(*this, std::move(hasty));
    std::vector<AnsweredOrder> answers;
    whileTheLedgerIsHeldUp([&] {
        const auto source = take(desk, transfers(100));
        answers = takeAll(*source);
    });
    EXPECT_EQ(answers.size(), 100u);
    for (const AnsweredOrder& answer : answers) {
        ASSERT_TRUE(answer.line.problem);
        EXPECT_EQ(answer.line.problem->code, ErrorCode::Unavailable);
        EXPECT_TRUE(answer.line.problem->retryable);
        EXPECT_EQ(answer.line.problem->retryAfterSeconds, 1);
    }
    EXPECT_EQ(decided(), 0);
    EXPECT_EQ(balanceOf(m_to), 0);
}

} // namespace
} // namespace cf::test
