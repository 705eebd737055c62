// The final outcome of a key: stored outcomes, tombstones, who may ask, and races between asking and booking.
#include "services/contract/Binder.h"
#include "tests/bank/ledger/LedgerFixture.h"
#include "tests/support/LedgerCheck.h"

#include <iostream>
#include <random>
#include <thread>

namespace cf::test {
namespace {

using namespace bank;
using contract::ErrorCode;
using contract::KeyState;

class KeyResolving : public LedgerFixture
{
protected:
    std::vector<std::string> actions()
    {
        std::vector<std::string> actions;
        for (const AuditEvent& event : trail())
            actions.push_back(event.action);
        return actions;
    }
};

TEST_F(KeyResolving, aBookedKeyShowsItsTransferAndARefusedOneItsReason)
{
    const auto from = open({.balance = 10'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    const auto good = command(from, to, 10'00, "Rent");
    const auto bad = command(from, to, 10'00);
    const auto booked = bookedOf(post(writer, good));
    EXPECT_EQ(codeOf(post(writer, bad)), ErrorCode::InsufficientFunds);
    const auto first = resolve(m_teller, {good.key, {}}).value();
    EXPECT_EQ(first.state, KeyState::Booked);
    EXPECT_EQ(contract::encodeDocument(first.transfer.value()), contract::encodeDocument(booked));
    const auto second = resolve(m_teller, {bad.key, {}}).value();
    EXPECT_EQ(second.state, KeyState::Refused);
    EXPECT_EQ(second.refusal, ErrorCode::InsufficientFunds);
    EXPECT_EQ(actions(), (std::vector<std::string>{"transfer.booked", "transfer.refused", "transferKey.resolved"}))
        << "showing names is recorded";
}

TEST_F(KeyResolving, aKeyWithoutAnOrderIsClosedForEver)
{
    const auto from = open({.balance = 10'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    const auto order = command(from, to, 1);
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(resolve(m_teller, {order.key, {}}).value().state, KeyState::Abandoned);
        EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::KeyAbandoned);
    }
    auto other = order;
    other.content = bookingOf({from.iban, to.iban, Money(2, from.currency), {}});
    EXPECT_EQ(codeOf(post(writer, other)), ErrorCode::KeyAbandoned);
    EXPECT_EQ(balanceOf(to), 0);
    EXPECT_EQ(actions(), (std::vector<std::string>{"transferKey.abandoned"}));
    EXPECT_EQ(violations(), kNone);
}

TEST_F(KeyResolving, aSupervisorResolvesForAColleagueOfTheBranchAndIsNamed)
{
    const Uuid key = Uuid::v7();
    EXPECT_EQ(resolve(m_supervisor, {key, m_teller.staff}).value().state, KeyState::Abandoned);
    EXPECT_EQ(sql("SELECT actor || ' ' || resolved_by FROM bank.idempotency_key"),
              m_teller.staff.uuid().toString() + " " + m_supervisor.staff.uuid().toString());
    EXPECT_EQ(resolve(m_supervisor, {key, m_teller.staff}).value().state, KeyState::Abandoned);
    EXPECT_EQ(actions(), (std::vector<std::string>{"transferKey.abandoned", "transferKey.resolved"}));
}

TEST_F(KeyResolving, nobodyElseReachesAColleaguesKey)
{
    const Uuid key = Uuid::v7();
    const auto strangerAbove = addStaff(Role::Supervisor, m_otherBranch);
    const auto strangerBeside = addStaff(Role::Teller, m_branch);
    for (const Caller& stranger : {strangerAbove, strangerBeside}) {
        const auto answer = resolve(stranger, {key, m_teller.staff});
        ASSERT_FALSE(answer.ok());
        EXPECT_EQ(answer.error().code, ErrorCode::NotFound);
    }
    EXPECT_EQ(resolve(m_supervisor, {key, StaffId::make()}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(sql("SELECT count(*) FROM bank.idempotency_key"), "0");
}

TEST_F(KeyResolving, anOrderThatWaitsInTheQueueIsNotBookedOnceItWasGivenUp)
{
    const auto from = open({.balance = 10'00});
    const auto to = open({});
    auto patient = config();
    patient.reading = 60s;
    LedgerWriter writer(patient, m_keys);
    Awaited blocked;
    Awaited waiting;
    const auto order = command(from, to, 1);
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("SELECT 1 FROM bank.account WHERE id = $1::uuid FOR UPDATE", from.id.uuid().toString());
        writer.submit(command(from, to, 1), blocked.answer());
        writer.submit(order, waiting.answer());
        EXPECT_FALSE(waiting.ready());
        EXPECT_EQ(resolve(m_teller, {order.key, {}}).value().state, KeyState::Abandoned);
    });
    EXPECT_EQ(codeOf(waiting.result()), ErrorCode::KeyAbandoned);
    bookedOf(blocked.result());
    EXPECT_EQ(balanceOf(to), 1);
}

//! Many orders sent through two servers, each resolved at a random moment around that: each has exactly one outcome,
//! all callers were told the same, and the ledger agrees.
TEST_F(KeyResolving, whoeverAsksWhileItIsBookedIsToldTheOneOutcome)
{
    const auto seed = std::random_device()();
    std::cout << "seed " << seed << std::endl;
    std::mt19937 random(seed);
    const auto from = open({.balance = 1'00});
    const auto to = open({});
    LedgerWriter here(config(), m_keys);
    LedgerWriter there(config(), m_keys);
    std::map<Uuid, ReportedOutcome> history;
    std::map<KeyState, int> states;
    for (int round = 0; round < 200; ++round) {
        const auto order = command(from, to, 1);
        const std::chrono::microseconds asked(random() % 2500);
        const std::chrono::microseconds sent(random() % 1500);
        Awaited first;
        Awaited second;
        contract::OrderOutcome outcome;
        std::thread asking([&] {
            std::this_thread::sleep_for(asked);
            outcome = resolve(m_teller, {order.key, {}}).value();
        });
        std::this_thread::sleep_for(sent);
        here.submit(order, first.answer());
        there.submit(order, second.answer());
        asking.join();
        ++states[outcome.state];
        history[order.key] = {m_teller.staff, outcome.state,
                              outcome.transfer ? std::optional(outcome.transfer->id) : std::nullopt, outcome.refusal};
        int bookedNow = 0;
        for (Awaited* answer : {&first, &second}) {
            const auto result = answer->result();
            if (const auto* code = std::get_if<ErrorCode>(&result))
                EXPECT_EQ(*code,
                          outcome.state == KeyState::Refused ? outcome.refusal.value() : ErrorCode::KeyAbandoned);
            else if (const auto* stored = std::get_if<StoredOutcome>(&result))
                EXPECT_EQ(stored->state, outcome.state);
            else
                ++bookedNow;
        }
        EXPECT_EQ(bookedNow, outcome.state == KeyState::Booked ? 1 : 0);
    }
    EXPECT_EQ(balanceOf(to), states[KeyState::Booked]);
    EXPECT_GT(states[KeyState::Booked], 0);
    EXPECT_GT(states[KeyState::Abandoned], 0);
    EXPECT_EQ(m_pool.transaction([&](auto& transaction) { return historyViolations(transaction, history); }), kNone);
    EXPECT_EQ(violations(), kNone);
}

} // namespace
} // namespace cf::test
