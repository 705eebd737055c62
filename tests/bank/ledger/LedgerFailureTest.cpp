// Orders when the database misbehaves: poison rows, cut connections, frozen servers, held locks.
#include "services/bank/ledger/KeyResolver.h"
#include "tests/bank/ledger/LedgerFixture.h"
#include "tests/support/DatabaseProxy.h"
#include "tests/support/LedgerCheck.h"
#include "tests/support/MissingStandby.h"

#include <csignal>

namespace cf::test {
namespace {

using namespace bank;
using contract::ErrorCode;
using contract::KeyState;

class LedgerFailure : public LedgerFixture
{
protected:
    //! Makes the database raise an error for every entry of this account.
    void poison(const TestAccount& account)
    {
        tamper("CREATE FUNCTION bank.poison() RETURNS trigger LANGUAGE plpgsql AS"
               " $$ BEGIN RAISE EXCEPTION 'poison'; END $$;"
               " CREATE TRIGGER poison BEFORE INSERT ON bank.entry FOR EACH ROW WHEN (NEW.account_id = '" +
               account.id.uuid().toString() + "') EXECUTE FUNCTION bank.poison()");
    }

    std::int64_t count(const std::string& from) { return std::stoll(sql("SELECT count(*) FROM " + from)); }

    LedgerConfig through(const DatabaseProxy& proxy) const
    {
        auto proxied = config();
        proxied.database = proxy.conninfo();
        return proxied;
    }
};

TEST_F(LedgerFailure, aPoisonOrderFailsAloneAndItsNeighboursAreBooked)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    const auto poisoned = open({});
    poison(poisoned);
    std::vector<LedgerCommand> orders;
    for (int i = 0; i < 40; ++i)
        orders.push_back(command(from, i == 7 || i == 31 ? poisoned : to, 1));
    std::vector<Awaited> answers(orders.size());
    std::vector<std::string> alarms;
    {
        auto watched = config();
        watched.onBrokenInvariant = [&](const std::string& what) { alarms.push_back(what); };
        LedgerWriter writer(watched, m_keys);
        for (std::size_t i = 0; i < orders.size(); ++i)
            writer.submit(orders[i], answers[i].answer());
    }
    EXPECT_EQ(alarms,
              (std::vector<std::string>{"ERROR:  poison", "ERROR:  poison"})); // one for each, and the bank continues
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (i == 7 || i == 31)
            EXPECT_EQ(codeOf(answers[i].result()), ErrorCode::InternalError);
        else
            bookedOf(answers[i].result());
    }
    EXPECT_EQ(balanceOf(to), 38);
    EXPECT_EQ(count("bank.idempotency_key"), 38); // the two are not decided
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, whatAnotherServerCountedMeanwhileIsDecidedOnAnew)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    bookedOf(post(writer, command(from, to, 1)));
    // Another server books for the same person between this one's reading and writing. Once: a sequence is not undone.
    tamper("CREATE SEQUENCE bank.attempts; GRANT SELECT ON SEQUENCE bank.attempts TO bank_app; CREATE FUNCTION "
           "bank.count_beside() RETURNS trigger LANGUAGE plpgsql"
           " SECURITY DEFINER AS $$ BEGIN IF nextval('bank.attempts') = 1 THEN"
           " UPDATE bank.order_usage SET amount = amount + 5, orders = orders + 1; END IF; RETURN NULL; END $$;"
           " CREATE TRIGGER beside AFTER INSERT ON bank.entry FOR EACH STATEMENT EXECUTE FUNCTION bank.count_beside()");
    bookedOf(post(writer, command(from, to, 2)));
    EXPECT_EQ(sql("SELECT last_value FROM bank.attempts"), "2");
    EXPECT_EQ(balanceOf(to), 3);
    EXPECT_EQ(sql("SELECT amount || ' ' || orders FROM bank.order_usage"), "3 2") << "undone with the first attempt";
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, aLockThatSomebodyKeepsHoldsUpOnlyItsOwnOrders)
{
    const auto held = open({.balance = 100'00});
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    std::vector<LedgerCommand> orders;
    for (int i = 0; i < 60; ++i)
        orders.push_back(i % 10 == 0   ? command(held, to, 1)
                         : i % 10 == 5 ? command(from, held, 1)
                                       : command(from, to, 1));
    std::vector<Awaited> answers(orders.size());
    auto patient = config();
    patient.reading = 60s;
    LedgerWriter writer(patient, m_keys);
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("SELECT 1 FROM bank.account WHERE id = $1::uuid FOR UPDATE", held.id.uuid().toString());
        for (std::size_t i = 0; i < orders.size(); ++i)
            writer.submit(orders[i], answers[i].answer());
        // The others are booked while the lock is held …
        for (std::size_t i = 0; i < orders.size(); ++i)
            if (i % 5 != 0)
                bookedOf(answers[i].result());
        for (std::size_t i = 0; i < orders.size(); i += 5)
            EXPECT_FALSE(answers[i].ready());
        EXPECT_EQ(count("bank.idempotency_key"), 48); // … and those that wait left nothing behind
    });
    for (std::size_t i = 0; i < orders.size(); i += 5)
        bookedOf(answers[i].result()); // once it is released
    EXPECT_EQ(balanceOf(held), 100'00);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, anOrderWhoseAccountIsHeldForTooLongIsTurnedAwayAndItsKeyIsStillFree)
{
    const auto held = open({.balance = 100'00});
    const auto to = open({});
    auto impatient = config();
    impatient.reading = 300ms;
    LedgerWriter writer(impatient, m_keys);
    const auto order = command(held, to, 1);
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("SELECT 1 FROM bank.account WHERE id = $1::uuid FOR UPDATE", held.id.uuid().toString());
        EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::Unavailable);
        EXPECT_EQ(count("bank.idempotency_key"), 0);
    });
    bookedOf(post(writer, order));
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, aKeyThatSomebodyIsDecidingHoldsUpOnlyItsOwnOrder)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    const auto order = command(from, to, 10'00);
    Awaited answer;
    LedgerWriter writer(config(), m_keys);
    m_pool.transaction([&](db::Transaction& transaction) {
        ASSERT_EQ(resolveKey(transaction, m_keys, m_teller, {order.key, {}}).value().state, KeyState::Abandoned);
        writer.submit(order, answer.answer());
        for (int i = 0; i < 20; ++i)
            bookedOf(post(writer, command(from, to, 1)));
        EXPECT_FALSE(answer.ready());
    });
    EXPECT_EQ(codeOf(answer.result()), ErrorCode::KeyAbandoned);
    EXPECT_EQ(balanceOf(to), 20);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, aForeignKeyIsCheckedWhileTheLedgerBooksAndTheLedgerWhileItIsChecked)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.standing_order (id, account_id, amount, currency, creditor, created_at)"
                          " VALUES (gen_random_uuid(), $1::uuid, 1, 'EUR', '\\x00', now())",
                          from.id.uuid().toString());
        bookedOf(post(writer, command(from, to, 1)));
    });
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, theLedgerBooksWhilePartitionsWaitForALongReader)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    const auto made = [&] {
        return m_pool.transaction([](db::Transaction& transaction) {
            return transaction.query("SELECT bank.ensure_transfer_partitions(current_date, 24)").value<int>();
        });
    };
    m_pool.transaction([&](db::Transaction& reader) {
        reader.query("SELECT count(*) FROM bank.transfer");
        auto making = std::async(std::launch::async, made);
        const auto started = std::chrono::steady_clock::now();
        while (making.wait_for(0s) != std::future_status::ready) {
            ASSERT_LT(std::chrono::steady_clock::now() - started, 10s) << "it waits for the reader indefinitely";
            bookedOf(post(writer, command(from, to, 1)));
        }
        EXPECT_THROW(making.get(), db::Error); // the next run does it
    });
    EXPECT_EQ(made(), 12);
    EXPECT_EQ(made(), 0);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, aMonthThatBeganInTheDefaultPartitionKeepsTheOthersFromNothing)
{
    const auto from = open({.balance = 100'00});
    // Twenty months ahead, where no partition exists yet.
    tamper("INSERT INTO bank.transfer SELECT bank.uuid_lower_bound(now() + interval '20 months'), kind, branch_id,"
           " made_by, debtor_account, creditor_account, amount, currency, memo, counterparty, purpose, booking_date,"
           " value_date, recorded_at, leg_accounts, leg_numbers FROM bank.transfer LIMIT 1");
    EXPECT_EQ(sql("SELECT bank.ensure_transfer_partitions(current_date, 24)"), "11");
    EXPECT_EQ(count("bank.transfer_default"), 1);
}

TEST_F(LedgerFailure, aConnectionCutBeforeCommitBooksNothingAndTheKeySaysSo)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    DatabaseProxy proxy(m_database.app);
    LedgerWriter writer(through(proxy), m_keys);
    bookedOf(post(writer, command(from, to, 1)));
    proxy.atCommit(DatabaseProxy::Fault::CutBefore);
    const auto order = command(from, to, 10'00);
    EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::OutcomeUnknown);
    EXPECT_EQ(proxy.commitsIntercepted(), 1);
    EXPECT_EQ(resolve(m_teller, {order.key, {}}).value().state, KeyState::Abandoned);
    EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::KeyAbandoned);
    EXPECT_EQ(balanceOf(to), 1);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, aConnectionCutAfterCommitHasBookedAndTheKeySaysSo)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    DatabaseProxy proxy(m_database.app);
    LedgerWriter writer(through(proxy), m_keys);
    proxy.atCommit(DatabaseProxy::Fault::CutAfter);
    const auto order = command(from, to, 10'00, "Rent");
    EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::OutcomeUnknown);
    EXPECT_EQ(proxy.commitsIntercepted(), 1);
    const auto outcome = resolve(m_teller, {order.key, {}}).value();
    EXPECT_EQ(outcome.state, KeyState::Booked);
    EXPECT_EQ(outcome.transfer.value().memo, "Rent");
    const auto again = post(writer, order);
    ASSERT_TRUE(std::holds_alternative<StoredOutcome>(again));
    EXPECT_EQ(std::get<StoredOutcome>(again).transfer, outcome.transfer->id);
    EXPECT_EQ(balanceOf(to), 10'00);
    EXPECT_EQ(violations(), kNone);
}

//! COMMIT was answered, but the rest was not: the orders are booked, however the connection ended.
TEST_F(LedgerFailure, aBackendEndedBehindTheCommitHasBookedAndIsAnsweredSo)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    DatabaseProxy proxy(m_database.app + " application_name=ledger");
    std::vector<LedgerCommit> commits;
    auto proxied = through(proxy);
    proxied.onCommitted = [&](const LedgerCommit& commit) { commits.push_back(commit); };
    LedgerWriter writer(proxied, m_keys);
    const auto resultAfterLoss = [&](const LedgerCommand& order) {
        proxy.atCommit(DatabaseProxy::Fault::HoldWhatFollows);
        Awaited answer;
        writer.submit(order, answer.answer());
        const auto started = std::chrono::steady_clock::now();
        while (!proxy.hasAnswered() && std::chrono::steady_clock::now() - started < 20s)
            std::this_thread::yield();
        tamper("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'ledger'");
        return answer.result();
    };
    for (int i = 0; i < 4; ++i) {
        bookedOf(post(writer, command(from, to, 1))); // prepares the writer's statements
        const auto order = command(from, to, 10'00);
        const auto transfer = bookedOf(resultAfterLoss(order));
        EXPECT_EQ(resolve(m_teller, {order.key, {}}).value().transfer.value().id, transfer.id);
    }
    EXPECT_EQ(balanceOf(to), 40'04);
    ASSERT_EQ(commits.size(), 8u);
    // A watermark was still made, and no later commit has an earlier one.
    for (std::size_t i = 1; i < commits.size(); ++i)
        EXPECT_LT(commits[i - 1].watermark, commits[i].watermark);
    EXPECT_EQ(violations(), kNone);
}

//! The commit waits for a missing standby: however the wait ends, nobody may say that nothing happened.
TEST_F(LedgerFailure, aSynchronousStandbyThatIsMissingLeavesTheOutcomeUnknown)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    const auto otherFrom = open({.balance = 100'00}); // the first two are locked while their commit waits
    const auto otherTo = open({});
    auto impatient = config();
    impatient.writing = 500ms;
    auto patient = config();
    patient.database = m_database.app + " application_name=cancelled";
    patient.writing = 20s;
    const auto order = command(from, to, 1);
    auto another = command(otherFrom, otherTo, 1);
    another.by = addStaff(Role::Teller, m_branch); // whose orders are counted elsewhere
    LedgerWriter writer(impatient, m_keys);
    LedgerWriter cancelled(patient, m_keys);
    {
        const MissingStandby missing(m_database.superuser);
        EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::OutcomeUnknown);
        Awaited answer;
        cancelled.submit(another, answer.answer());
        const std::string waits = "pg_stat_activity WHERE application_name = 'cancelled' AND wait_event = 'SyncRep'";
        while (count(waits) == 0)
            ASSERT_FALSE(answer.ready()) << contract::nameOf(codeOf(answer.result()));
        EXPECT_EQ(count("pg_stat_activity WHERE wait_event = 'SyncRep'"), 2) << "each for itself, not for the other";
        sql("SELECT pg_cancel_backend(pid) FROM " + waits);
        EXPECT_EQ(codeOf(answer.result()), ErrorCode::OutcomeUnknown);
    }
    for (const auto& sent : {order, another})
        EXPECT_EQ(resolve(sent.by, {sent.key, {}}).value().state, KeyState::Booked);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, aWatermarkThatDoesNotComeInTimeChangesNothingAboutTheCommit)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    DatabaseProxy proxy(m_database.app);
    auto impatient = through(proxy);
    impatient.writing = 300ms;
    std::vector<LedgerCommit> commits;
    impatient.onCommitted = [&](const LedgerCommit& commit) {
        commits.push_back(commit);
        proxy.setDown(false);
    };
    LedgerWriter writer(impatient, m_keys);
    bookedOf(post(writer, command(from, to, 1)));
    proxy.atCommit(DatabaseProxy::Fault::HoldWhatFollows);
    bookedOf(post(writer, command(from, to, 1)));
    EXPECT_FALSE(commits.back().watermark.isNone());
    // Nor when nobody can be asked any more.
    Awaited answer;
    proxy.release();
    bookedOf(post(writer, command(from, to, 1)));
    proxy.atCommit(DatabaseProxy::Fault::HoldWhatFollows);
    writer.submit(command(from, to, 1), answer.answer());
    const auto started = std::chrono::steady_clock::now();
    while (!proxy.hasAnswered() && std::chrono::steady_clock::now() - started < 20s)
        std::this_thread::yield();
    proxy.setDown(true);
    bookedOf(answer.result());
    EXPECT_TRUE(commits.back().watermark.isNone());
    EXPECT_EQ(commits.back().accounts, (std::set{from.id, to.id}));
    EXPECT_EQ(balanceOf(to), 4);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, whatACallbackThrowsChangesNoAnswerAndEndsNoWriter)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    std::atomic<int> told = 0;
    auto throwing = config();
    throwing.onCommitted = [](const LedgerCommit&) { throw std::runtime_error("committed"); };
    throwing.onBooked = [] { throw std::runtime_error("booked"); };
    throwing.onBatch = [](std::size_t) { throw 7; };
    throwing.onTrouble = [&](const std::string&) {
        ++told;
        throw std::runtime_error("trouble");
    };
    {
        LedgerWriter writer(throwing, m_keys);
        for (int i = 0; i < 3; ++i)
            bookedOf(post(writer, command(from, to, 1)));
        writer.submit(command(from, to, 1), [](const OrderResult&) { throw std::runtime_error("answer"); });
        EXPECT_EQ(codeOf(post(writer, command(from, to, 1000'00))), ErrorCode::InsufficientFunds);
        bookedOf(post(writer, command(from, to, 1)));
    } // callbacks after the last answer have run, too
    EXPECT_EQ(balanceOf(to), 5);
    EXPECT_GE(told, 5 * 3);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, aCommitThatArrivesLateIsWaitedForByWhoResolves)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    DatabaseProxy proxy(m_database.app);
    auto impatient = through(proxy);
    impatient.writing = 300ms;
    LedgerWriter writer(impatient, m_keys);
    proxy.atCommit(DatabaseProxy::Fault::Hold);
    const auto order = command(from, to, 10'00);
    EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::OutcomeUnknown);
    auto resolved = std::async(std::launch::async, [&] { return resolve(m_teller, {order.key, {}}); });
    while (count("pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
        ASSERT_EQ(resolved.wait_for(1ms), std::future_status::timeout) << "it did not wait for the key";
    proxy.release();
    EXPECT_EQ(resolved.get().value().state, KeyState::Booked);
    EXPECT_EQ(balanceOf(to), 10'00);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, aFrozenDatabaseIsAnsweredForWithinTheDeadline)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    auto impatient = config();
    impatient.database = m_database.app + " application_name=frozen";
    impatient.reading = 400ms;
    impatient.writing = 400ms;
    LedgerWriter writer(impatient, m_keys);
    bookedOf(post(writer, command(from, to, 1)));
    const int backend = std::stoi(sql("SELECT pid FROM pg_stat_activity WHERE application_name = 'frozen'"));
    ASSERT_EQ(::kill(backend, SIGSTOP), 0);
    const auto order = command(from, to, 10'00);
    EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::Unavailable) << "while the backend still stands";
    ASSERT_EQ(::kill(backend, SIGCONT), 0);
    bookedOf(post(writer, order));
    EXPECT_EQ(balanceOf(to), 10'01);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, aConnectionThatEndedBetweenTwoOrdersIsRenewedUnnoticed)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    auto named = config();
    named.database = m_database.app + " application_name=ledger";
    LedgerWriter writer(named, m_keys);
    for (int i = 0; i < 3; ++i) {
        bookedOf(post(writer, command(from, to, 1)));
        tamper("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'ledger'");
    }
    bookedOf(post(writer, command(from, to, 1)));
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerFailure, aDatabaseThatIsAwayTurnsOrdersAwayAtOnce)
{
    auto nowhere = config();
    nowhere.database = m_database.app + " host=/nonexistent";
    LedgerWriter writer(nowhere, m_keys);
    const auto from = open({});
    EXPECT_EQ(codeOf(post(writer, command(from, open({}), 1))), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(post(writer, command(from, open({}), 1))), ErrorCode::Unavailable);
}

TEST_F(LedgerFailure, anAbortedBatchLeavesNoAuditAndNoEvent)
{
    const auto from = open({.balance = 100'00});
    const auto poisoned = open({});
    poison(poisoned);
    int broken = 0;
    auto watched = config();
    watched.onBrokenInvariant = [&](const std::string&) { ++broken; };
    LedgerWriter writer(watched, m_keys);
    EXPECT_EQ(codeOf(post(writer, command(from, poisoned, 1))), ErrorCode::InternalError);
    EXPECT_EQ(broken, 1);
    EXPECT_EQ(count("bank.audit_inbox"), 0);
    EXPECT_EQ(count("bank.outbox"), 0);
    EXPECT_EQ(count("bank.idempotency_key"), 0);
    EXPECT_EQ(violations(), kNone);
}

} // namespace
} // namespace cf::test
