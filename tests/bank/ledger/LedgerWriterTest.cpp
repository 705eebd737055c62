// Orders through the writer into a real database: refusals, keys, concurrency, and the resulting rows.
#include "tests/bank/ledger/LedgerFixture.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/ledger/TransferRepository.h"
#include "services/contract/Binder.h"
#include "tests/support/LedgerCheck.h"

#include <set>
#include <thread>

namespace cf::test {
namespace {

using namespace bank;
using contract::ErrorCode;

class LedgerWriting : public LedgerFixture
{
};

TEST_F(LedgerWriting, aTransferMovesMoneyAndShowsBothSides)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({.branch = m_otherBranch});
    LedgerWriter writer(config(), m_keys);
    const auto transfer = bookedOf(post(writer, command(from, to, 12'50, "Rent for May")));
    EXPECT_EQ(transfer.debtorName, from.holder);
    EXPECT_EQ(transfer.creditorName, to.holder);
    EXPECT_EQ(transfer.amount, Money(12'50, from.currency));
    EXPECT_EQ(transfer.memo, "Rent for May");
    EXPECT_EQ(transfer.madeBy, m_teller.displayName);
    EXPECT_EQ(transfer.debtorBalanceAfter, Money(87'50, from.currency));
    EXPECT_EQ(balanceOf(from), 87'50);
    EXPECT_EQ(balanceOf(to), 12'50);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerWriting, aTransferIsReadBackByteForByte)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    for (const auto& memo :
         {std::optional<std::string>("Nájem \"květen\" \\ {2026}, NULL"), std::optional<std::string>()}) {
        const auto booked = bookedOf(post(writer, command(from, to, 1, memo)));
        const auto kept = m_pool.transaction(
            [&](db::Transaction& transaction) { return findTransfer(transaction, m_keys, booked.id); });
        EXPECT_EQ(contract::encodeDocument(kept.value().shownTo(m_teller)), contract::encodeDocument(booked));
    }
}

TEST_F(LedgerWriting, idsAndNoncesComeFromTheEnvironmentThatItWasGiven)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    const auto midnight = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const std::chrono::system_clock::time_point then = midnight;
    std::set<Uuid> given;
    LedgerConfig seeded = config();
    seeded.environment.clock = [&] { return then; };
    seeded.environment.idOf = [&](auto at) {
        EXPECT_EQ(at, then);
        return *given.insert(Uuid::v7(at)).first;
    };
    seeded.environment.random = [](std::size_t count) { return std::string(count, 'n'); };
    LedgerWriter writer(seeded, m_keys);
    const auto booked = bookedOf(post(writer, command(from, to, 1, "Rent")));
    EXPECT_EQ(codeOf(post(writer, command(to, from, 100))), ErrorCode::InsufficientFunds);
    EXPECT_TRUE(given.contains(booked.id.uuid()));
    for (const AuditEvent& event : trail())
        EXPECT_TRUE(given.contains(event.id)) << event.action;
    EXPECT_EQ(sql("SELECT count(*) FROM bank.transfer WHERE position('nnnnnnnnnnnn'::bytea IN memo) = 2"), "1");
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerWriting, theMemoLiesEncryptedAndGoesWithItsOwnersKey)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    const auto booked = bookedOf(post(writer, command(from, to, 1, "Rent")));
    EXPECT_EQ(sql("SELECT count(*) FROM bank.transfer t WHERE position('Rent'::bytea IN t.memo) > 0"), "0");
    EXPECT_EQ(sql("SELECT count(*) FROM bank.transfer WHERE memo IS NOT NULL"), "1");
    sql("UPDATE bank.customer_key SET wrapped_key = NULL, destroyed_at = now()");
    const auto kept =
        m_pool.transaction([&](db::Transaction& transaction) { return findTransfer(transaction, m_keys, booked.id); });
    EXPECT_EQ(kept.value().transfer.memo, "");
    EXPECT_EQ(bookedOf(post(writer, command(from, to, 1, "Rent"))).memo, "");
    EXPECT_EQ(sql("SELECT count(*) FROM bank.transfer WHERE memo IS NOT NULL"), "1");
}

TEST_F(LedgerWriting, eachRefusalIsGivenAndKept)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    const auto blocked = open({.balance = 1'00, .blocked = true});
    const auto closed = open({.status = "closed"});
    const auto crowns = open({.currency = "CZK"});
    const auto own = open({.internal = true});
    const auto elsewhere = open({.balance = 1'00, .branch = m_otherBranch});
    const auto rich = open({.balance = 50'000'00});
    TestAccount unknown = to;
    unknown.iban = Iban::compose("CZ", "08000000009999999999").value();
    const std::vector<std::pair<LedgerCommand, ErrorCode>> orders = {
        {command(from, to, 100'01), ErrorCode::InsufficientFunds},
        {command(blocked, to, 1), ErrorCode::DebitsBlocked},
        {command(from, blocked, 1), ErrorCode::CreditsBlocked},
        {command(from, closed, 1), ErrorCode::AccountClosed},
        {command(from, from, 1), ErrorCode::SameAccount},
        {command(from, crowns, 1), ErrorCode::CurrencyMismatch},
        {command(from, to, 0), ErrorCode::AmountNotPositive},
        {command(from, to, -5), ErrorCode::AmountNotPositive},
        {command(rich, to, 200'000'000'01), ErrorCode::AboveLimit},
        {command(from, unknown, 1), ErrorCode::UnknownIban},
        {command(unknown, to, 1), ErrorCode::UnknownIban},
        {command(elsewhere, to, 1), ErrorCode::UnknownIban},
        {command(from, own, 1), ErrorCode::InternalAccount},
        {command(own, to, 1), ErrorCode::InternalAccount},
    };
    LedgerWriter writer(config(), m_keys);
    for (const auto& [order, code] : orders) {
        EXPECT_EQ(codeOf(post(writer, order)), code);
        const auto again = post(writer, order);
        ASSERT_TRUE(std::holds_alternative<StoredOutcome>(again)) << contract::nameOf(code);
        EXPECT_EQ(std::get<StoredOutcome>(again).refusal, code);
    }
    EXPECT_EQ(sql("SELECT count(*) FROM bank.transfer WHERE kind = 'transfer'"), "0");
    EXPECT_EQ(sql("SELECT sum(cardinality(leaves)) FROM bank.audit_inbox"), std::to_string(orders.size()));
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerWriting, theTrailSaysWhoOrderedWhatAndNothingPersonal)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    auto good = command(from, to, 12'50, "Rent for May");
    good.traceId = "0af7651916cd43dd8448eb211c80319c";
    const auto bad = command(from, to, 100'00, "Rent for June");
    const auto booked = bookedOf(post(writer, good));
    EXPECT_EQ(codeOf(post(writer, bad)), ErrorCode::InsufficientFunds);
    const auto events = trail();
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].action, "transfer.booked");
    EXPECT_EQ(events[0].objectId, booked.id.toString());
    EXPECT_EQ(events[0].at, booked.recordedAt);
    EXPECT_EQ(events[0].traceId, good.traceId);
    EXPECT_EQ(events[1].action, "transfer.refused");
    EXPECT_EQ(events[1].objectId, from.id.toString());
    EXPECT_EQ(events[1].result, AuditResult::Refused);
    const auto said = changesOf(events[1].detail).value();
    ASSERT_EQ(said.size(), 3u);
    EXPECT_EQ(said[1].after, "100.00 EUR");
    EXPECT_EQ(said[2].after, "insufficientFunds");
    EXPECT_EQ(events[0].related, (std::vector<std::string>{from.id.toString(), to.id.toString()}));
    for (const AuditEvent& event : events) {
        EXPECT_EQ(event.actor, m_teller.staff);
        EXPECT_EQ(event.role, Role::Teller);
        EXPECT_EQ(event.branch, m_branch);
        EXPECT_EQ(event.customer, from.owner);
        for (const std::string& personal : {std::string("Rent"), from.holder, to.holder, from.iban.electronic()})
            EXPECT_EQ(event.detail.find(personal), std::string::npos) << personal;
    }
}

TEST_F(LedgerWriting, ofTwoHundredWithdrawalsOfTheLastHundredOneSucceeds)
{
    const auto from = open({.balance = 100'00});
    std::vector<TestAccount> payees;
    for (int i = 0; i < 8; ++i)
        payees.push_back(open({}));
    LedgerWriter here(config(), m_keys);
    LedgerWriter there(config(), m_keys); // another server
    std::vector<Awaited> answers(200);
    std::vector<std::thread> clients;
    for (std::size_t client = 0; client < 8; ++client)
        clients.emplace_back([&, client] {
            for (std::size_t i = client; i < answers.size(); i += 8)
                (client % 2 ? here : there).submit(command(from, payees[client], 100'00), answers[i].answer());
        });
    for (auto& client : clients)
        client.join();
    int booked = 0;
    int refused = 0;
    for (auto& answer : answers) {
        const auto result = answer.result();
        const auto* code = std::get_if<ErrorCode>(&result);
        booked += std::holds_alternative<contract::OrderOutcome>(result);
        refused += code && *code == ErrorCode::InsufficientFunds;
    }
    EXPECT_EQ(booked, 1);
    EXPECT_EQ(refused, 199);
    EXPECT_EQ(balanceOf(from), 0);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerWriting, theSameOrderAgainIsAnsweredFromMemoryAndAnotherOneIsRefused)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    auto order = command(from, to, 40'00, "once");
    const auto booked = bookedOf(post(writer, order));
    const auto again = post(writer, order);
    ASSERT_TRUE(std::holds_alternative<StoredOutcome>(again));
    EXPECT_EQ(std::get<StoredOutcome>(again).transfer, booked.id);
    for (const auto& change : std::initializer_list<std::function<void(contract::TransferOrder&)>>{
             [](auto& changed) { changed.amount = Money(40'01, changed.amount.currency()); },
             [](auto& changed) { changed.memo = "twice"; }, [](auto& changed) { changed.memo.reset(); },
             [](auto& changed) { std::swap(changed.debtorIban, changed.creditorIban); }}) {
        auto other = order;
        contract::TransferOrder changed{from.iban, to.iban, Money(40'00, from.currency), "once"};
        change(changed);
        other.content = bookingOf(changed);
        EXPECT_EQ(codeOf(post(writer, other)), ErrorCode::KeyReused);
    }
    EXPECT_EQ(balanceOf(from), 60'00);
    order.by = m_supervisor; // the same key of another person is a different key
    bookedOf(post(writer, order));
    EXPECT_EQ(balanceOf(from), 20'00);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerWriting, aKeyThatIsBeingWorkedOnIsToldToComeAgain)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    const auto order = command(from, to, 1);
    Awaited first;
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("SELECT 1 FROM bank.account WHERE id = $1::uuid FOR UPDATE", from.id.uuid().toString());
        writer.submit(order, first.answer());
        EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::KeyInFlight);
        EXPECT_FALSE(first.ready());
    });
    bookedOf(first.result());
    EXPECT_TRUE(std::holds_alternative<StoredOutcome>(post(writer, order)));
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerWriting, anotherServerWaitsForTheKeyAndThenAnswersTheSame)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter here(config(), m_keys);
    LedgerWriter there(config(), m_keys);
    for (int round = 0; round < 20; ++round) {
        const auto order = command(from, to, 1);
        Awaited first;
        Awaited second;
        here.submit(order, first.answer());
        there.submit(order, second.answer());
        const auto one = first.result();
        const auto other = second.result();
        EXPECT_NE(std::holds_alternative<contract::OrderOutcome>(one),
                  std::holds_alternative<contract::OrderOutcome>(other));
        EXPECT_NE(std::holds_alternative<StoredOutcome>(one), std::holds_alternative<StoredOutcome>(other));
    }
    EXPECT_EQ(balanceOf(to), 20);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerWriting, oneBatchWithAKeyTwiceBooksItOnce)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    const auto order = command(from, to, 30'00);
    const auto other = command(from, to, 5'00);
    db::PipelinedConnection pipelined(m_database.app, db::PipelinedConnection::Clock::now() + 5s);
    const Environment environment;
    LedgerBatch batch(pipelined, m_keys, environment, {&order, &order, &other});
    const auto results = batch.run({db::PipelinedConnection::Clock::now() + 5s, 5s});
    bookedOf(results[0].value());
    EXPECT_EQ(codeOf(results[1].value()), ErrorCode::KeyInFlight);
    bookedOf(results[2].value());
    EXPECT_EQ(balanceOf(to), 35'00);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerWriting, aBatchOfAnySizeIsTwoRoundTrips)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    std::vector<LedgerCommand> orders;
    for (int i = 0; i < 250; ++i)
        orders.push_back(command(from, to, 1, "memo"));
    std::vector<const LedgerCommand*> commands;
    for (const auto& order : orders)
        commands.push_back(&order);
    db::PipelinedConnection pipelined(m_database.app, db::PipelinedConnection::Clock::now() + 5s);
    const Environment environment;
    LedgerBatch(pipelined, m_keys, environment, commands).run({db::PipelinedConnection::Clock::now() + 5s, 5s});
    EXPECT_EQ(pipelined.roundTrips(), 2);
    EXPECT_EQ(balanceOf(to), 250);
    EXPECT_EQ(sql("SELECT count(*) FROM bank.audit_inbox"), "1");
    EXPECT_EQ(sql("SELECT count(*) || ' ' || max(cardinality(events)) FROM bank.outbox"), "1 250");
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerWriting, moreThanTheQueueHoldsIsTurnedAwayAndNothingHappens)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    auto small = config();
    small.queue = 3;
    small.batch = 1;
    LedgerWriter writer(small, m_keys);
    std::vector<Awaited> answers(10);
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("SELECT 1 FROM bank.account WHERE id = $1::uuid FOR UPDATE", from.id.uuid().toString());
        for (auto& answer : answers)
            writer.submit(command(from, to, 1), answer.answer());
    });
    int booked = 0;
    int turnedAway = 0;
    for (auto& answer : answers) {
        const auto result = answer.result();
        const auto* code = std::get_if<ErrorCode>(&result);
        booked += std::holds_alternative<contract::OrderOutcome>(result);
        turnedAway += code && *code == ErrorCode::Unavailable;
    }
    EXPECT_EQ(booked + turnedAway, 10);
    EXPECT_GE(turnedAway, 6); // at most one was taken and three queued
    EXPECT_EQ(balanceOf(to), booked);
    EXPECT_EQ(sql("SELECT count(*) FROM bank.idempotency_key"), std::to_string(booked));
}

TEST_F(LedgerWriting, anEndingWriterAnswersWhatItTook)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    std::vector<Awaited> answers(300);
    {
        LedgerWriter writer(config(), m_keys);
        for (auto& answer : answers)
            writer.submit(command(from, to, 1), answer.answer());
    }
    for (auto& answer : answers)
        bookedOf(answer.result(0s));
    EXPECT_EQ(balanceOf(to), 300);
}

TEST_F(LedgerWriting, theBusinessDateIsThatOfTheBranch)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    sql("UPDATE bank.branch SET business_date = '2026-03-31'");
    EXPECT_EQ(toString(bookedOf(post(writer, command(from, to, 1))).bookingDate), "2026-03-31");
    sql("UPDATE bank.branch SET business_date = NULL, time_zone = 'Pacific/Kiritimati'"); // always the next day
    EXPECT_EQ(toString(bookedOf(post(writer, command(from, to, 1))).valueDate),
              sql("SELECT (now() AT TIME ZONE 'Pacific/Kiritimati')::date"));
}

TEST_F(LedgerWriting, recordedTimeNeverGoesBackWithinAnAccount)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    // As after a failover to a server whose clock is behind.
    tamper("UPDATE bank.account SET last_recorded_at = now() + interval '1 hour' WHERE id = '" +
           from.id.uuid().toString() +
           "'; UPDATE bank.entry SET recorded_at = now() + interval '1 hour'"
           " WHERE account_id = '" +
           from.id.uuid().toString() + "'");
    LedgerWriter writer(config(), m_keys);
    bookedOf(post(writer, command(from, to, 1)));
    bookedOf(post(writer, command(from, to, 1)));
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerWriting, aHoldDoesNotEndBeforeItWasPlaced)
{
    const auto account = open({.balance = 100'00});
    LedgerWriter writer(config(), m_keys);
    const auto held =
        outcomeOf(post(writer, command(HoldPlacement{account.iban, Money(10'00, account.currency), "Deposit", {}})));
    tamper("UPDATE bank.hold SET placed_at = now() + interval '1 hour'"); // the clock is put back
    outcomeOf(post(writer, command(HoldRelease{held.hold.value(), account.iban})));
    EXPECT_EQ(sql("SELECT ended_at = placed_at FROM bank.hold"), "t");
    EXPECT_EQ(violations(), kNone);
}

} // namespace
} // namespace cf::test
