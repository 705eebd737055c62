// Constraints of the tables: impossible amounts, partitions by month, names that are found.
#include "services/bank/customers/NameOrder.h"
#include "tests/bank/postgres/SchemaFixture.h"

#include <future>

using namespace cf;
using namespace cf::test;

namespace {

const std::string kCheckViolation = "23514";
const std::string kTransferColumns =
    "INSERT INTO bank.transfer (id, kind, branch_id, debtor_account, creditor_account, amount, currency, booking_date,"
    " value_date, recorded_at, leg_accounts, leg_numbers) VALUES ";
const std::string kSomeone = "'00000000-0000-7000-8000-000000000001'";

std::string transferOf(const Uuid& id, const std::string& amount = "100",
                       const std::string& accounts = "ARRAY[gen_random_uuid(), gen_random_uuid()]",
                       const std::string& numbers = "ARRAY[1, 1]")
{
    return kTransferColumns + "('" + id.toString() + "', 'transfer', " + kSomeone + ", " + kSomeone + ", " + kSomeone +
           ", " + amount + ", 'EUR', '2026-01-01', '2026-01-01', now(), " + accounts + ", " + numbers +
           ") RETURNING tableoid::regclass";
}

std::string entryOf(const std::string& number, const std::string& amount)
{
    return "INSERT INTO bank.entry (account_id, number, transfer_id, amount, currency, balance_after, booking_date,"
           " value_date, recorded_at) VALUES (" +
           kSomeone + ", " + number + ", " + kSomeone + ", " + amount +
           ", 'EUR', 0, '2026-01-01', '2026-01-01', now())";
}

//! A key with this outcome, transfer and refusal, as SQL.
std::string keyOf(const std::string& outcome, const std::string& transfer, const std::string& refusal)
{
    return "INSERT INTO bank.idempotency_key (actor, key, outcome, transfer_id, refusal, recorded_at) VALUES (" +
           kSomeone + ", gen_random_uuid(), " + outcome + ", " + transfer + ", " + refusal + ", now())";
}

Uuid idAt(const char* instant)
{
    return Uuid::v7(parseInstant(instant).value());
}

class Schema : public SchemaFixture
{
protected:
    Schema()
    {
        as(m_database.app, ("INSERT INTO bank.branch (id, code, name, time_zone) VALUES (" + kSomeone +
                            ", 'MAIN', 'Main', 'Europe/Prague')")
                               .c_str());
    }

    std::string partitionOf(const Uuid& id) { return column(as(m_database.app, transferOf(id).c_str())).at(0); }

    int ensurePartitions(const char* today, int ahead)
    {
        return as(m_database.app, "SELECT bank.ensure_transfer_partitions($1::date, $2)", today, ahead).value<int>();
    }

    void expectCheckRefuses(const std::string& sql)
    {
        EXPECT_EQ(refusalOf(m_database.app, sql), kCheckViolation) << sql;
    }
};

} // namespace

TEST_F(Schema, aLegMovesMoneyAndIsNumberedFromOne)
{
    expectCheckRefuses(entryOf("1", "0"));
    expectCheckRefuses(entryOf("0", "100"));
    expectCheckRefuses(entryOf("-1", "100"));
    EXPECT_EQ(refusalOf(m_database.app, entryOf("1", "-100")), "");
    EXPECT_EQ(refusalOf(m_database.app, entryOf("1", "100")), "23505") << "two entries with one number";
}

TEST_F(Schema, aTransferIsAboveZeroAndHasTwoLegs)
{
    expectCheckRefuses(transferOf(Uuid::v7(), "0"));
    expectCheckRefuses(transferOf(Uuid::v7(), "-100"));
    expectCheckRefuses(transferOf(Uuid::v7(), "100", "ARRAY[gen_random_uuid()]", "ARRAY[1]"));
    expectCheckRefuses(transferOf(Uuid::v7(), "100", "ARRAY[gen_random_uuid(), gen_random_uuid()]", "ARRAY[1]"));
    const Uuid once = Uuid::v7();
    EXPECT_EQ(refusalOf(m_database.app, transferOf(once)), "");
    EXPECT_EQ(refusalOf(m_database.app, transferOf(once)), "23505") << "one id twice";
}

TEST_F(Schema, aKeysOutcomeAgreesWithWhatItNames)
{
    EXPECT_EQ(refusalOf(m_database.app, keyOf("NULL", "NULL", "NULL")), "23502") << "written once, with its outcome";
    EXPECT_EQ(refusalOf(m_database.app, keyOf("'booked'", kSomeone, "NULL")), "");
    EXPECT_EQ(refusalOf(m_database.app, keyOf("'refused'", "NULL", "'aboveLimit'")), "");
    EXPECT_EQ(refusalOf(m_database.app, keyOf("'abandoned'", "NULL", "NULL")), "");
    expectCheckRefuses(keyOf("'booked'", "NULL", "NULL"));
    expectCheckRefuses(keyOf("'booked'", kSomeone, "'aboveLimit'"));
    expectCheckRefuses(keyOf("'refused'", "NULL", "NULL"));
    expectCheckRefuses(keyOf("'refused'", kSomeone, "'aboveLimit'"));
    expectCheckRefuses(keyOf("'abandoned'", kSomeone, "NULL"));
    expectCheckRefuses(keyOf("'abandoned'", "NULL", "'aboveLimit'"));
    expectCheckRefuses(keyOf("'perhaps'", "NULL", "NULL"));
}

TEST_F(Schema, anAccountHoldsNothingBackThatIsNegative)
{
    const auto accountWith = [](const std::string& column, const std::string& value) {
        return "INSERT INTO bank.account (id, iban, branch_id, kind, product, display_name, currency, opened_on, " +
               column + ") VALUES (gen_random_uuid(), gen_random_uuid()::text, " + kSomeone +
               ", 'customer', 'current', 'Eva', 'EUR', '2026-01-01', " + value + ")";
    };
    EXPECT_EQ(refusalOf(m_database.app, accountWith("holds", "1")), "");
    expectCheckRefuses(accountWith("holds", "-1"));
    expectCheckRefuses(accountWith("overdraft_limit", "-1"));
    expectCheckRefuses(accountWith("status", "'lost'"));
    expectCheckRefuses(accountWith("internal_code", "'vault'")); // a customer's account poses as an internal one
}

TEST_F(Schema, anAuditLeafHasItsHashAndAnInboxRowALeaf)
{
    expectCheckRefuses("INSERT INTO bank.audit_inbox (leaves) VALUES ('{}')");
    expectCheckRefuses("INSERT INTO bank.audit_event (seq, leaf, leaf_hash, seal, action, result, at)"
                       " VALUES (0, 'leaf', 'short', '0123456789abcdef', 'x', 'failed', now())");
    expectCheckRefuses("UPDATE bank.audit_seal SET next_seq = 3"); // without the frontier of three leaves
}

TEST_F(Schema, theServerMakesPartitionsAndDoingItAgainMakesNone)
{
    EXPECT_EQ(ensurePartitions("2041-03-15", 1), 2);
    EXPECT_EQ(ensurePartitions("2041-03-15", 1), 0);
    EXPECT_EQ(ensurePartitions("2041-04-30", 1), 1);
    EXPECT_THROW(ensurePartitions("2041-03-15", 25), db::Error);
    EXPECT_THROW(ensurePartitions("2041-03-15", -1), db::Error);
}

TEST_F(Schema, whoeverRemovesAPartitionWaitsForItOnlyBriefly)
{
    // A waiting lock request blocks all later ones.
    const auto rows = as(m_database.app, "SELECT array_to_string(proconfig, ' ') FROM pg_proc"
                                         " WHERE proname = 'remove_audit_partition'");
    ASSERT_EQ(rows.size(), 1);
    const auto settings = rows.value<std::string>();
    EXPECT_NE(settings.find("lock_timeout=500ms"), std::string::npos) << settings;
}

TEST_F(Schema, serversThatMakePartitionsAtOnceDoNotCollide)
{
    std::vector<std::future<int>> made;
    for (int i = 0; i < 4; ++i)
        made.push_back(std::async(std::launch::async, [this] { return ensurePartitions("2042-01-01", 5); }));
    int sum = 0;
    for (auto& count : made)
        sum += count.get();
    EXPECT_EQ(sum, 6);
}

TEST_F(Schema, aTransferLiesInThePartitionOfItsMonthToTheMillisecond)
{
    ensurePartitions("2041-03-15", 1);
    EXPECT_EQ(partitionOf(idAt("2041-03-01T00:00:00Z")), "bank.transfer_204103");
    EXPECT_EQ(partitionOf(idAt("2041-03-31T23:59:59.999Z")), "bank.transfer_204103");
    EXPECT_EQ(partitionOf(idAt("2041-04-01T00:00:00Z")), "bank.transfer_204104");
    EXPECT_EQ(partitionOf(idAt("2041-02-28T23:59:59.999Z")), "bank.transfer_default");
}

TEST_F(Schema, theMonthsAreTheSameWhateverTheSessionsTimeZone)
{
    db::Connection connection(m_database.app, m_watchdog);
    connection.transaction(std::chrono::seconds(30), [](db::Transaction& transaction) {
        transaction.query("SET LOCAL TimeZone = 'Pacific/Auckland'");
        transaction.query("SELECT bank.ensure_transfer_partitions('2041-03-01', 1)");
    });
    EXPECT_EQ(partitionOf(idAt("2041-03-01T00:00:00Z")), "bank.transfer_204103");
    EXPECT_EQ(partitionOf(idAt("2041-03-31T23:59:59.999Z")), "bank.transfer_204103");
}

TEST_F(Schema, aYearOfPartitionsIsThereFromTheFirstDay)
{
    const auto now = std::chrono::system_clock::now();
    EXPECT_NE(partitionOf(Uuid::v7(now)), "bank.transfer_default");
    EXPECT_NE(partitionOf(Uuid::v7(now + std::chrono::hours(24 * 330))), "bank.transfer_default");
}

TEST_F(Schema, theSearchFormHasNoAccentsAndNoCase)
{
    const auto form = [&](const char* text) {
        return column(as(m_database.app, "SELECT bank.search_form($1)", text))[0];
    };
    EXPECT_EQ(form("Dvořák"), "dvorak");
    EXPECT_EQ(form("DVOŘÁK"), "dvorak");
    EXPECT_EQ(form("Dvor\u030ca\u0301k"), "dvorak"); // typed with combining marks
    EXPECT_EQ(form("Łódź Ærø Straße"), "lodz aero strasse");
    EXPECT_EQ(form("ИВАНОВ"), "иванов");
}

TEST_F(Schema, namesOfEveryScriptAreFoundThroughTheTrigramIndex)
{
    for (const char* name : {"Иванов Пётр", "محمد الأحمد", "王小明先生", "Dvořák Jan"}) {
        // Under locale C these have no trigrams, and the index would find nobody.
        EXPECT_TRUE(
            as(m_database.app, "SELECT cardinality(public.show_trgm(bank.search_form($1))) > 2", name).value<bool>())
            << name;
        as(m_database.app,
           "INSERT INTO bank.customer (id, number, branch_id, display_name)"
           " VALUES (gen_random_uuid(), gen_random_uuid()::text, (SELECT id FROM bank.branch), $1)",
           name);
    }
    for (const char* typed : {"иван", "الأح", "小明先", "VORA"}) {
        db::Connection connection(m_database.app, m_watchdog);
        connection.transaction(std::chrono::seconds(30), [&](db::Transaction& transaction) {
            transaction.query("SET LOCAL enable_seqscan = off");
            const auto found = transaction.query("SELECT 1 FROM bank.customer WHERE search_text LIKE"
                                                 " '%' || bank.search_form($1) || '%'",
                                                 typed);
            EXPECT_EQ(found.size(), 1U) << typed;
        });
    }
}

TEST_F(Schema, aNewOrderOfTheDatabaseServersLibraryIsNoticedAndTakenOver)
{
    const auto current = [&] { return as(m_database.app, "SELECT bank.name_order_is_current()").value<bool>(); };
    EXPECT_TRUE(current());
    as(m_database.superuser, "UPDATE pg_collation SET collversion = '1' WHERE collname = 'names_und'");
    EXPECT_FALSE(current());
    ASSERT_TRUE(bank::renewNameOrder(m_database.owner).ok());
    EXPECT_TRUE(current());
}

TEST_F(Schema, onlyTheOwnerChoosesTheOrderOfNames)
{
    EXPECT_EQ(refusalOf(m_database.app, "SELECT bank.order_names_by('cs')"), "42501");
    EXPECT_EQ(refusalOf(m_database.owner, "SELECT bank.order_names_by('cs')"), "");
}
