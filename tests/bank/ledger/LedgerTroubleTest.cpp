// What becomes of orders when the database misbehaves: poison rows, cut wires, frozen servers, locks that are held.
#include "tests/bank/ledger/LedgerFixture.h"
#include "tests/support/DatabaseWire.h"
#include "tests/support/LedgerCheck.h"

#include <csignal>

namespace cf::test {
namespace {

using namespace bank;
using contract::ErrorCode;
using contract::KeyState;

class LedgerTrouble : public LedgerFixture
{
protected:
    //! Every entry of this account makes the database raise an error.
    void poison(const TestAccount& account)
    {
        sabotage("CREATE FUNCTION bank.poison() RETURNS trigger LANGUAGE plpgsql AS"
                 " $$ BEGIN RAISE EXCEPTION 'poison'; END $$;"
                 " CREATE TRIGGER poison BEFORE INSERT ON bank.entry FOR EACH ROW WHEN (NEW.account_id = '" +
                 account.id.uuid().toString() + "') EXECUTE FUNCTION bank.poison()");
    }

    std::int64_t count(const std::string& from) { return std::stoll(sql("SELECT count(*) FROM " + from)); }

    LedgerConfig through(const DatabaseWire& wire) const
    {
        auto wired = config();
        wired.conninfo = wire.conninfo();
        return wired;
    }
};

TEST_F(LedgerTrouble, aPoisonOrderFailsAloneAndItsNeighboursAreBooked)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    const auto poisoned = open({});
    poison(poisoned);
    std::vector<TransferCommand> orders;
    for (int i = 0; i < 40; ++i)
        orders.push_back(command(from, i == 7 || i == 31 ? poisoned : to, 1));
    std::vector<Awaited> answers(orders.size());
    {
        LedgerWriter writer(config(), m_keys);
        for (std::size_t i = 0; i < orders.size(); ++i)
            writer.submit(orders[i], answers[i].answer());
    }
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (i == 7 || i == 31)
            EXPECT_EQ(codeOf(answers[i].settlement()), ErrorCode::InternalError);
        else
            bookedOf(answers[i].settlement());
    }
    EXPECT_EQ(balanceOf(to), 38);
    EXPECT_EQ(count("bank.idempotency_key"), 38); // for the two nothing is decided
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerTrouble, aLockThatSomebodyKeepsHoldsUpOnlyItsOwnOrder)
{
    const auto held = open({.balance = 100'00});
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    auto patient = config();
    patient.reading = 10s;
    std::vector<Awaited> answers(3);
    LedgerWriter writer(patient, m_keys);
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("SELECT 1 FROM bank.account WHERE id = $1::uuid FOR UPDATE", held.id.uuid().toString());
        writer.submit(command(held, to, 1), answers[0].answer());
        while (count("pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
            std::this_thread::yield();
        writer.submit(command(held, to, 1), answers[1].answer()); // these two become one batch
        writer.submit(command(from, to, 1), answers[2].answer());
        EXPECT_EQ(codeOf(answers[0].settlement()), ErrorCode::Unavailable);
        EXPECT_EQ(codeOf(answers[1].settlement()), ErrorCode::Unavailable);
        bookedOf(answers[2].settlement());
    });
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerTrouble, aConnectionCutBeforeCommitBooksNothingAndTheKeySaysSo)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    DatabaseWire wire(m_database.app);
    LedgerWriter writer(through(wire), m_keys);
    bookedOf(post(writer, command(from, to, 1)));
    wire.atCommit(DatabaseWire::Fate::CutBefore);
    const auto order = command(from, to, 10'00);
    EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::OutcomeUnknown);
    EXPECT_EQ(wire.commitsMet(), 1);
    EXPECT_EQ(resolve(m_teller, {order.key, {}}).value().state, KeyState::Abandoned);
    EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::KeyAbandoned);
    EXPECT_EQ(balanceOf(to), 1);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerTrouble, aConnectionCutAfterCommitHasBookedAndTheKeySaysSo)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    DatabaseWire wire(m_database.app);
    LedgerWriter writer(through(wire), m_keys);
    wire.atCommit(DatabaseWire::Fate::CutAfter);
    const auto order = command(from, to, 10'00, "Rent");
    EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::OutcomeUnknown);
    EXPECT_EQ(wire.commitsMet(), 1);
    const auto outcome = resolve(m_teller, {order.key, {}}).value();
    EXPECT_EQ(outcome.state, KeyState::Booked);
    EXPECT_EQ(outcome.transfer.value().memo, "Rent");
    const auto again = post(writer, order);
    ASSERT_TRUE(std::holds_alternative<StoredOutcome>(again));
    EXPECT_EQ(std::get<StoredOutcome>(again).transfer, outcome.transfer->id);
    EXPECT_EQ(balanceOf(to), 10'00);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerTrouble, aCommitThatArrivesLateIsWaitedForByWhoResolves)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    DatabaseWire wire(m_database.app);
    auto impatient = through(wire);
    impatient.writing = 300ms;
    LedgerWriter writer(impatient, m_keys);
    wire.atCommit(DatabaseWire::Fate::Hold);
    const auto order = command(from, to, 10'00);
    EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::OutcomeUnknown);
    auto resolved = std::async(std::launch::async, [&] { return resolve(m_teller, {order.key, {}}); });
    while (count("pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
        ASSERT_EQ(resolved.wait_for(1ms), std::future_status::timeout) << "it did not wait for the key";
    wire.release();
    EXPECT_EQ(resolved.get().value().state, KeyState::Booked);
    EXPECT_EQ(balanceOf(to), 10'00);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerTrouble, aFrozenDatabaseIsAnsweredForWithinTheDeadline)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    auto impatient = config();
    impatient.conninfo += " application_name=frozen";
    impatient.reading = 400ms;
    impatient.writing = 400ms;
    LedgerWriter writer(impatient, m_keys);
    bookedOf(post(writer, command(from, to, 1)));
    const int backend = std::stoi(sql("SELECT pid FROM pg_stat_activity WHERE application_name = 'frozen'"));
    ASSERT_EQ(::kill(backend, SIGSTOP), 0);
    const auto order = command(from, to, 10'00);
    const auto started = std::chrono::steady_clock::now();
    EXPECT_EQ(codeOf(post(writer, order)), ErrorCode::Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - started, 2s);
    ASSERT_EQ(::kill(backend, SIGCONT), 0);
    bookedOf(post(writer, order));
    EXPECT_EQ(balanceOf(to), 10'01);
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerTrouble, aConnectionThatEndedBetweenTwoOrdersIsRenewedUnnoticed)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    auto named = config();
    named.conninfo += " application_name=lane";
    LedgerWriter writer(named, m_keys);
    for (int i = 0; i < 3; ++i) {
        bookedOf(post(writer, command(from, to, 1)));
        sabotage("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'lane'");
    }
    bookedOf(post(writer, command(from, to, 1)));
    EXPECT_EQ(violations(), kNone);
}

TEST_F(LedgerTrouble, aDatabaseThatIsAwayTurnsOrdersAwayAtOnce)
{
    auto nowhere = config();
    nowhere.conninfo += " host=/nonexistent";
    LedgerWriter writer(nowhere, m_keys);
    const auto from = open({});
    EXPECT_EQ(codeOf(post(writer, command(from, open({}), 1))), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(post(writer, command(from, open({}), 1))), ErrorCode::Unavailable);
}

TEST_F(LedgerTrouble, anAbortedBatchLeavesNoAuditAndNoEvent)
{
    const auto from = open({.balance = 100'00});
    const auto poisoned = open({});
    poison(poisoned);
    LedgerWriter writer(config(), m_keys);
    EXPECT_EQ(codeOf(post(writer, command(from, poisoned, 1))), ErrorCode::InternalError);
    EXPECT_EQ(count("bank.audit_inbox"), 0);
    EXPECT_EQ(count("bank.outbox"), 0);
    EXPECT_EQ(count("bank.idempotency_key"), 0);
    EXPECT_EQ(violations(), kNone);
}

//! The check must not be a check that is always content.
TEST_F(LedgerTrouble, theCheckNoticesADoubleBooking)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    auto order = command(from, to, 1);
    const auto first = bookedOf(post(writer, order));
    ASSERT_EQ(violations(), kNone);
    // As if the key had not been claimed: it is forgotten, and the same order comes again.
    sabotage("DELETE FROM bank.idempotency_key");
    bookedOf(post(writer, order));
    EXPECT_NE(violations(), kNone);
    const auto told = m_pool.transaction([&](db::Transaction& transaction) {
        return historyViolations(transaction, {{order.key, {m_teller.staff, KeyState::Booked, first.id, {}}}});
    });
    EXPECT_EQ(told.size(), 1u);
}

TEST_F(LedgerTrouble, theCheckNoticesALostEntry)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    bookedOf(post(writer, command(from, to, 1)));
    sabotage("DELETE FROM bank.entry WHERE account_id = '" + to.id.uuid().toString() + "'");
    EXPECT_GE(violations().size(), 4u);
}

TEST_F(LedgerTrouble, theServersRoleCannotRewriteWhatWasBookedOrAudited)
{
    for (const char* table : {"bank.entry", "bank.transfer", "bank.audit_event"})
        for (const char* right : {"UPDATE", "DELETE", "TRUNCATE"})
            EXPECT_EQ(sql(std::string("SELECT has_table_privilege('") + table + "', '" + right + "')"), "f")
                << right << " on " << table;
    EXPECT_EQ(sql("SELECT count(*) FROM pg_inherits i WHERE i.inhparent IN ('bank.entry'::regclass,"
                  " 'bank.transfer'::regclass, 'bank.audit_event'::regclass)"
                  " AND (has_table_privilege(i.inhrelid, 'UPDATE') OR has_table_privilege(i.inhrelid, 'DELETE'))"),
              "0");
}

} // namespace
} // namespace cf::test
