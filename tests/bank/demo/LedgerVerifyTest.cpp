// `bankd verify ledger`: a bank of thousands of transfers is consistent, and any change by SQL is named.
#include "services/bank/ledger/LedgerVerify.h"
#include "services/bank/ledger/KeyResolver.h"
#include "services/bank/ledger/LedgerRebuild.h"
#include "services/bank/ledger/LedgerWriter.h"
#include "tests/bank/demo/DemoFixture.h"

#include <future>

namespace cf::test {
namespace {

using namespace std::chrono_literals;

//! One demo for all tests of this file, with orders of its own besides the history; each test changes something and
//! restores it.
class LedgerVerify : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_bank = std::make_unique<DemoDatabase>();
        auto options = demoOptions();
        options.customers = 60;
        options.transfers = 1'500;
        options.auditRows = 2'500;
        ASSERT_TRUE(s_bank->make(options));
        const std::vector<std::string> pair =
            s_bank->column("SELECT a.iban FROM bank.account a WHERE a.kind = 'customer' AND a.status = 'open'"
                           " AND a.currency = 'CZK' AND a.balance - a.holds > 10000 ORDER BY a.id LIMIT 2");
        ASSERT_EQ(pair.size(), 2u);
        const auto orderer = s_bank->column("SELECT s.id::text FROM bank.staff s JOIN bank.account a"
                                            " ON a.branch_id = s.branch_id WHERE s.role = 'teller' AND a.iban = '" +
                                            pair[0] + "' LIMIT 1");
        const bank::Caller teller{StaffId(*Uuid::parse(orderer.at(0))), "Somebody", Role::Teller,
                                  BranchId(*Uuid::parse(s_bank->ask(
                                      "SELECT branch_id::text FROM bank.staff WHERE id = '" + orderer[0] + "'")))};
        bank::LedgerConfig config;
        config.database = s_bank->database().app;
        bank::LedgerWriter writer(config, s_bank->keys());
        for (const std::int64_t amount : {100, 0, 250}) { // the second is refused
            std::promise<void> answered;
            writer.submit({Uuid::v7(), teller,
                           bank::bookingOf({Iban::parse(pair[0]).value(), Iban::parse(pair[1]).value(),
                                            Money(amount, Currency::parse("CZK").value()), "Rent"})},
                          [&](const bank::OrderResult&) { answered.set_value(); });
            answered.get_future().wait();
        }
        s_bank->connection().transaction(10s, [&](db::Transaction& transaction) {
            (void)bank::resolveKey(transaction, s_bank->keys(), teller, {Uuid::v7(), {}});
        });
        s_order = s_bank->ask("SELECT id::text FROM bank.transfer ORDER BY recorded_at DESC LIMIT 1");
        s_account = s_bank->ask("SELECT debtor_account::text FROM bank.transfer WHERE id = '" + s_order + "'");
    }
    static void TearDownTestSuite() { s_bank.reset(); }

    static bank::LedgerReport verify()
    {
        bank::LedgerCheck check;
        check.conninfo = s_bank->database().app;
        db::Watchdog watchdog;
        return bank::verifyLedger(check, key(), watchdog);
    }
    static bank::TrailKey key() { return bank::TrailKey(s_bank->keys().master()); }

    //! As the superuser, without triggers.
    static void change(const std::string& sql)
    {
        db::Watchdog watchdog;
        db::Connection(s_bank->database().superuser, watchdog).transaction(10s, [&](db::Transaction& transaction) {
            transaction.script("SET LOCAL session_replication_role = replica; " + sql);
        });
    }

    //! Whether a fault with text `what` is found while `harm` is in effect, and none after `undo`.
    static void expectNamed(const std::string& harm, const std::string& undo, const std::string& what)
    {
        change(harm);
        const auto report = verify();
        change(undo);
        std::string told;
        bool named = false;
        for (const std::string& fault : report.faults) {
            told += fault + "\n";
            named = named || fault.find(what) != std::string::npos;
        }
        EXPECT_TRUE(named) << harm << "\nwas not named as " << what << " but as\n" << told;
        EXPECT_EQ(verify().faults, std::vector<std::string>{}) << undo;
    }

    static std::string account() { return AccountId(*Uuid::parse(s_account)).toString(); }
    static std::string transfer() { return TransferId(*Uuid::parse(s_order)).toString(); }
    static std::string lastEntry()
    {
        return s_bank->ask("SELECT last_entry_number FROM bank.account WHERE id = '" + s_account + "'");
    }

    static inline std::unique_ptr<DemoDatabase> s_bank;
    static inline std::string s_order;   //!< The id of the newest transfer.
    static inline std::string s_account; //!< Of its debtor.
};

TEST_F(LedgerVerify, aBankWithAHistoryAgreesWithItself)
{
    const auto report = verify();
    EXPECT_EQ(report.faults, std::vector<std::string>{});
    EXPECT_EQ(report.transfers, 1'502);
    EXPECT_EQ(report.entries, 3'004);
    EXPECT_EQ(report.accounts, s_bank->count("bank.account"));
    EXPECT_EQ(report.keys, s_bank->count("bank.idempotency_key"));
    EXPECT_GT(report.keys, 3);
}

TEST_F(LedgerVerify, moneyPutOnAnAccountIsNamed)
{
    expectNamed("UPDATE bank.account SET balance = balance + 100000000 WHERE id = '" + s_account + "'",
                "UPDATE bank.account SET balance = balance - 100000000 WHERE id = '" + s_account + "'",
                "Account " + account() + ": its balance is");
    expectNamed("UPDATE bank.account SET holds = holds + 5 WHERE id = '" + s_account + "'",
                "UPDATE bank.account SET holds = holds - 5 WHERE id = '" + s_account + "'",
                "Account " + account() + ": its holds are");
}

TEST_F(LedgerVerify, aDoubledEntryIsNamedHoweverWellItIsHidden)
{
    // With the account's row and later balances adjusted, as a thief would.
    const std::string number = lastEntry();
    const std::string doubled = "INSERT INTO bank.entry SELECT account_id, number + 1, transfer_id, -amount, currency,"
                                " balance_after - amount, booking_date, value_date, recorded_at FROM bank.entry"
                                " WHERE account_id = '" +
                                s_account + "' AND number = " + number;
    const std::string removed =
        "DELETE FROM bank.entry WHERE account_id = '" + s_account + "' AND number = " + number + " + 1";
    expectNamed(doubled, removed, "Account " + account() + ": its ");
    expectNamed(
        doubled +
            "; UPDATE bank.account a SET balance = e.balance_after, last_entry_number = e.number FROM bank.entry e"
            " WHERE e.account_id = a.id AND e.number = a.last_entry_number + 1 AND a.id = '" +
            s_account + "'",
        removed +
            "; UPDATE bank.account a SET balance = e.balance_after, last_entry_number = e.number FROM"
            " bank.entry e WHERE e.account_id = a.id AND e.number = a.last_entry_number - 1 AND a.id = '" +
            s_account + "'",
        "Transfer " + transfer() + " does not have the leg that entry " + std::to_string(std::stoll(number) + 1));
}

TEST_F(LedgerVerify, anEntryThatWasChangedOrTakenAwayIsNamed)
{
    const std::string where = " WHERE account_id = '" + s_account + "' AND number = " + lastEntry();
    expectNamed("UPDATE bank.entry SET booking_date = booking_date + 1" + where,
                "UPDATE bank.entry SET booking_date = booking_date - 1" + where, transfer());
    expectNamed("UPDATE bank.entry SET amount = amount - 1" + where,
                "UPDATE bank.entry SET amount = amount + 1" + where,
                "Account " + account() + ": entry " + lastEntry() + " leaves a balance of");
    expectNamed("CREATE TABLE bank.taken AS SELECT * FROM bank.entry" + where + "; DELETE FROM bank.entry" + where,
                "INSERT INTO bank.entry SELECT * FROM bank.taken; DROP TABLE bank.taken", "there is no such entry");
}

TEST_F(LedgerVerify, aTransferThatSaysSomethingElseIsNamed)
{
    const std::string where = " WHERE id = '" + s_order + "'";
    expectNamed("UPDATE bank.transfer SET amount = amount + 1" + where,
                "UPDATE bank.transfer SET amount = amount - 1" + where,
                "Transfer " + transfer() + " is not in the audit trail as it stands here");
    expectNamed("UPDATE bank.transfer SET made_by = (SELECT id FROM bank.staff WHERE role = 'supervisor' LIMIT 1)" +
                    where,
                "UPDATE bank.transfer SET made_by = (SELECT actor FROM bank.idempotency_key WHERE transfer_id = '" +
                    s_order + "')" + where,
                "Transfer " + transfer() + " was ordered by a person and stands under no key");
    expectNamed("CREATE TABLE bank.taken AS SELECT * FROM bank.transfer" + where + "; DELETE FROM bank.transfer" +
                    where,
                "INSERT INTO bank.transfer SELECT * FROM bank.taken; DROP TABLE bank.taken",
                "Transfer " + transfer() + " is not here as the audit trail tells of it");
}

TEST_F(LedgerVerify, aKeyThatWasDecidedAnewOrTakenAwayIsNamed)
{
    const std::string where = " WHERE transfer_id = '" + s_order + "'";
    const std::string key = s_bank->ask("SELECT key::text FROM bank.idempotency_key" + where);
    const std::string at = " WHERE key = '" + key + "'";
    expectNamed("UPDATE bank.idempotency_key SET outcome = 'abandoned', transfer_id = NULL" + at,
                "UPDATE bank.idempotency_key SET outcome = 'booked', transfer_id = '" + s_order + "'" + at,
                "Key " + key);
    expectNamed("CREATE TABLE bank.taken AS SELECT * FROM bank.idempotency_key" + at +
                    "; DELETE FROM bank.idempotency_key" + at,
                "INSERT INTO bank.idempotency_key SELECT * FROM bank.taken; DROP TABLE bank.taken",
                "Transfer " + transfer() + " was ordered by a person and stands under no key");
    expectNamed("UPDATE bank.idempotency_key SET outcome = 'refused', transfer_id = NULL, refusal = 'aboveLimit'" + at,
                "UPDATE bank.idempotency_key SET outcome = 'booked', refusal = NULL, transfer_id = '" + s_order + "'" +
                    at,
                "Key " + key);
}

TEST_F(LedgerVerify, aBookingThatTheTrailDoesNotKnowIsNamed)
{
    // The newest orders are in the inbox; the history is in the trail.
    expectNamed("CREATE TABLE bank.taken AS SELECT * FROM bank.audit_inbox; DELETE FROM bank.audit_inbox",
                "INSERT INTO bank.audit_inbox OVERRIDING SYSTEM VALUE SELECT * FROM bank.taken; DROP TABLE bank.taken",
                "Transfer " + transfer() + " is not in the audit trail");
    const std::string sealed = " WHERE seq = (SELECT max(seq) FROM bank.audit_event WHERE action = 'transfer.booked')";
    const std::string name = s_bank->ask("SELECT object_id FROM bank.audit_event" + sealed);
    expectNamed("CREATE TABLE bank.taken AS SELECT * FROM bank.audit_event" + sealed +
                    "; DELETE FROM bank.audit_event" + sealed,
                "INSERT INTO bank.audit_event SELECT * FROM bank.taken; DROP TABLE bank.taken",
                "Transfer " + name + " is not in the audit trail");
}

TEST_F(LedgerVerify, whatOnlyTheDatabaseCallsOutdatedIsComparedAllTheSame)
{
    const std::string outdated = "INSERT INTO bank.audit_archive (first_seq, level, root, newest)"
                                 " VALUES (0, 23, sha256('x'), now() + interval '1 day')";
    const std::string undone = "DELETE FROM bank.audit_archive";
    expectNamed(outdated, undone, "The row of audit_archive for the events from number 0 on is not the bank's");
    const std::string where = " WHERE id = '" + s_order + "'";
    expectNamed(outdated + "; UPDATE bank.transfer SET amount = amount + 1" + where,
                undone + "; UPDATE bank.transfer SET amount = amount - 1" + where,
                "Transfer " + transfer() + " is not in the audit trail as it stands here");
}

TEST_F(LedgerVerify, manyFaultsAreNamedUpToALimit)
{
    change("UPDATE bank.account SET balance = balance + 1 WHERE status <> 'closed'");
    bank::LedgerCheck check;
    check.conninfo = s_bank->database().app;
    check.mostFaults = 10;
    db::Watchdog watchdog;
    const auto report = bank::verifyLedger(check, key(), watchdog);
    change("UPDATE bank.account SET balance = balance - 1 WHERE status <> 'closed'");
    EXPECT_EQ(report.faults.size(), 10u);
    EXPECT_TRUE(report.more);
}

std::map<std::string, std::int64_t> differences(DemoDatabase& bank)
{
    db::Watchdog watchdog;
    std::map<std::string, std::int64_t> found;
    for (const auto& projection : bank::compareProjections(bank.database().app, watchdog, [](const char*) {}))
        found[projection.name] = projection.differences;
    return found;
}

TEST_F(LedgerVerify, whatIsKeptForSpeedFollowsFromTheRowsBehindIt)
{
    const std::map<std::string, std::int64_t> none{{"balances", 0}, {"blocks", 0},       {"holds", 0},
                                                   {"owners", 0},   {"use by staff", 0}, {"use of accounts", 0}};
    EXPECT_EQ(differences(*s_bank), none);
    const std::string where = " WHERE id = '" + s_account + "'";
    const auto notices = [&](const std::string& projection, const std::string& harm, const std::string& undo) {
        change(harm);
        auto expected = none;
        expected[projection] = 1;
        EXPECT_EQ(differences(*s_bank), expected) << harm;
        change(undo);
    };
    notices("balances", "UPDATE bank.account SET balance = balance + 1" + where,
            "UPDATE bank.account SET balance = balance - 1" + where);
    notices("holds", "UPDATE bank.account SET holds = holds + 1" + where,
            "UPDATE bank.account SET holds = holds - 1" + where);
    notices("blocks", "UPDATE bank.account SET debits_blocked_until = '2030-01-01'" + where,
            "UPDATE bank.account SET debits_blocked_until = NULL" + where);
    notices("use of accounts", "UPDATE bank.account SET usage_amount = usage_amount + 1" + where,
            "UPDATE bank.account SET usage_amount = usage_amount - 1" + where);
    notices("use by staff", "UPDATE bank.order_usage SET amount = amount + 1",
            "UPDATE bank.order_usage SET amount = amount - 1");
    const std::string owner = s_bank->ask("SELECT owner_id::text FROM bank.account" + where);
    notices("owners", "UPDATE bank.account SET owner_id = gen_random_uuid()" + where,
            "UPDATE bank.account SET owner_id = '" + owner + "'" + where);
    EXPECT_EQ(differences(*s_bank), none);
}

} // namespace
} // namespace cf::test
