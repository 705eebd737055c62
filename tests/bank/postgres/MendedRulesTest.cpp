// What migration 0023 makes of accounts, bands and waiting orders as 0022 left them.
#include "tests/bank/postgres/SchemaFixture.h"

using namespace cf;
using namespace cf::test;

namespace {

constexpr const char* kSomeone = "00000000-0000-7000-8000-000000000001";
constexpr int kRules = 22;

class MendedRules : public SchemaFixture
{
protected:
    MendedRules()
    {
        m_database = TemporaryPostgres::instance().createDatabase();
        std::vector<db::Migration> earlier;
        for (const db::Migration& migration : db::embeddedMigrations())
            if (migration.number <= kRules)
                earlier.push_back(migration);
        migrate(earlier);
        own("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1::uuid, 'MAIN', 'Main', 'Europe/Prague')");
        own("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id) VALUES ($1::uuid, 'teller', "
            "'Teller',"
            " 'teller', $1::uuid)");
    }

    void migrate(const std::vector<db::Migration>& migrations)
    {
        const auto done = db::migrate(m_database.owner, migrations, [](const db::Migration&) {});
        ASSERT_TRUE(done.ok()) << done.error();
    }
    void mend() { migrate(db::embeddedMigrations()); }

    //! As the owner, with someone's id as $1.
    db::Rows own(const char* sql) { return as(m_database.owner, sql, kSomeone); }

    void addAccount(const char* iban, const char* balance)
    {
        as(m_database.owner,
           "INSERT INTO bank.account (id, iban, branch_id, kind, product, display_name, currency, opened_on, balance)"
           " VALUES (gen_random_uuid(), $1, $2::uuid, 'customer', 'current', 'Eva', 'EUR', '2026-01-01', $3::bigint)",
           iban, kSomeone, balance);
    }

    void addWaiting(const char* amount, const char* at)
    {
        as(m_database.owner,
           "WITH r AS (INSERT INTO bank.approval_request (id, requested_by, branch_id, reasons, order_kind,"
           "   leg_accounts, leg_amounts, amount, currency, requested_at, expires_at) VALUES (gen_random_uuid(), "
           "$1::uuid,"
           "   $1::uuid, '{aboveTransferLimit}', 'transfer', ARRAY[gen_random_uuid(), gen_random_uuid()], ARRAY[-1, 1],"
           "   $2::bigint, 'EUR', $3::timestamptz, 'infinity') RETURNING id, requested_at)"
           " INSERT INTO bank.approval_step (request_id, number, action, by, at, version)"
           " SELECT id, 1, 'requested', $1::uuid, requested_at, 1 FROM r",
           kSomeone, amount, at);
    }
};

} // namespace

TEST_F(MendedRules, anAccountThatWasClosedWithMoneyOnItIsOpenAndBlocked)
{
    addAccount("CZ6508000000192000145399", "500");
    addAccount("CZ9455000000001011038930", "0");
    as(m_database.owner, "ALTER TABLE bank.account DROP CONSTRAINT account_check1"); // as when they were closed
    as(m_database.owner, "UPDATE bank.account SET status = 'closed', closed_on = '2026-02-01'");
    as(m_database.owner, "ALTER TABLE bank.account ADD CONSTRAINT account_check1"
                         " CHECK (status <> 'closed' OR (balance = 0 AND holds = 0)) NOT VALID");
    mend();
    EXPECT_EQ(column(as(m_database.app, "SELECT concat_ws(' ', status, closed_on, debits_blocked_until,"
                                        " credits_blocked_until) FROM bank.account ORDER BY balance DESC")),
              (std::vector<std::string>{"open infinity infinity", "closed 2026-02-01"}));
    EXPECT_EQ(column(as(m_database.app, "SELECT reason FROM bank.account_block")),
              std::vector<std::string>{"It had been closed with money on it"});
    EXPECT_TRUE(column(as(m_database.owner, "SELECT conname FROM pg_constraint WHERE NOT convalidated"
                                            " AND conrelid = 'bank.account'::regclass"))
                    .empty());
}

TEST_F(MendedRules, aRowThatFollowedWhoeverWasFirstFollowsItsBlocks)
{
    addAccount("CZ6508000000192000145399", "0");
    addAccount("CZ9455000000001011038930", "0");
    as(m_database.owner, "INSERT INTO bank.account_block (id, account_id, side, reason, placed_at)"
                         " SELECT gen_random_uuid(), id, 'debits', 'Court order', now() FROM bank.account"
                         " WHERE iban LIKE 'CZ65%'");
    as(m_database.owner, "UPDATE bank.account SET debits_blocked_until = CASE WHEN iban LIKE 'CZ94%' THEN"
                         " 'infinity'::timestamptz END");
    mend();
    EXPECT_EQ(column(as(m_database.app, "SELECT iban FROM bank.account WHERE debits_blocked_until IS NOT NULL")),
              std::vector<std::string>{"CZ6508000000192000145399"});
}

TEST_F(MendedRules, anOrderThatWaitedBeforeThereWereBandsNeedsWhatItsBandSays)
{
    as(m_database.owner, "DELETE FROM bank.approval_band");
    as(m_database.owner, "INSERT INTO bank.approval_band (currency, up_to, role, approvers)"
                         " VALUES ('EUR', 100, 'supervisor', 1), ('EUR', 1000, 'supervisor', 2)");
    for (const char* amount : {"100", "101", "1001"})
        addWaiting(amount, "2026-01-01");
    addWaiting("102", "2999-01-01"); // after the bands
    mend();
    EXPECT_EQ(
        column(as(m_database.app, "SELECT concat_ws(' ', r.amount, r.needed, r.state, s.action, nullif(s.comment, ''))"
                                  " FROM bank.approval_request r JOIN bank.approval_step s ON s.request_id = r.id"
                                  " ORDER BY r.amount, s.number")),
        (std::vector<std::string>{"100 1 waiting requested", "101 2 waiting requested", "102 1 waiting requested",
                                  "1001 1 sentBack requested",
                                  "1001 1 sentBack sentBack Nobody may approve this amount"}));
}

TEST_F(MendedRules, aBranchsOwnBandsCountForItsOrders)
{
    own("INSERT INTO bank.approval_band (branch_id, currency, up_to, role, approvers)"
        " VALUES ($1::uuid, 'EUR', 500, 'supervisor', 2)");
    addWaiting("100", "2026-01-01");
    mend();
    EXPECT_EQ(column(as(m_database.app, "SELECT needed::text FROM bank.approval_request")),
              std::vector<std::string>{"2"});
}

TEST_F(MendedRules, ofTwoBandsForOneAmountTheStricterStaysAndASecondIsRefused)
{
    const std::string band = "INSERT INTO bank.approval_band (currency, up_to, role, approvers)"
                             " VALUES ('PLN', 100, 'supervisor', ";
    as(m_database.owner, (band + "2)").c_str());
    as(m_database.owner, (band + "1)").c_str());
    mend();
    EXPECT_EQ(column(as(m_database.app, "SELECT approvers::text FROM bank.approval_band WHERE currency = 'PLN'")),
              std::vector<std::string>{"2"});
    EXPECT_EQ(refusalOf(m_database.owner, band + "1)"), "23505");
}
