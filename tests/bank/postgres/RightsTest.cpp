// What each database role may do: the server can neither change booked or audited rows nor define anything.
#include "tests/bank/postgres/SchemaFixture.h"

using namespace cf;
using namespace cf::test;

namespace {

//! "table privilege" for each matching table of the schema on which the role holds one of the privileges.
constexpr const char* kHeld =
    "SELECT c.relname || ' ' || p FROM pg_class c CROSS JOIN unnest($3::text[]) AS p"
    " WHERE c.relnamespace = 'bank'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'S') AND c.relname ~ $2"
    " AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege($1, c.oid, 'UPDATE')"
    " WHEN p IN ('SELECT', 'INSERT', 'UPDATE') THEN has_any_column_privilege($1, c.oid, p)"
    " ELSE has_table_privilege($1, c.oid, p) END ORDER BY 1";

const std::string kDenied = "42501"; // insufficient_privilege

class Rights : public SchemaFixture
{
protected:
    std::vector<std::string> held(const std::string& role, const std::string& tables,
                                  const std::vector<std::string>& privileges)
    {
        return column(as(m_database.superuser, kHeld, role, tables, db::array(privileges)));
    }
};

} // namespace

TEST_F(Rights, theServerCannotChangeWhatWasBookedOrAudited)
{
    as(m_database.app, "SELECT bank.ensure_transfer_partitions('2040-01-01', 1)"); // a partition created later, too
    as(m_database.app, "SELECT bank.ensure_audit_partitions(20000000)");
    const std::string permanent = "^(transfer|entry|audit_event|audit_subject)(_[0-9a-z]+)?$";
    EXPECT_GT(held("bank_app", permanent, {"SELECT"}).size(), 10U);
    EXPECT_EQ(held("bank_app", permanent, {"UPDATE", "DELETE", "TRUNCATE"}), std::vector<std::string>{});
    for (const char* table : {"transfer", "transfer_204001", "entry", "entry_3", "audit_event", "audit_event_0",
                              "audit_event_2", "audit_subject", "audit_subject_2"}) {
        const std::string name(table);
        EXPECT_EQ(refusalOf(m_database.app, "DELETE FROM bank." + name), kDenied) << name;
        EXPECT_EQ(refusalOf(m_database.app, "TRUNCATE bank." + name), kDenied) << name;
    }
    EXPECT_EQ(refusalOf(m_database.app, "UPDATE bank.entry SET amount = amount + 1"), kDenied);
    EXPECT_EQ(refusalOf(m_database.app, "UPDATE bank.transfer SET amount = 1"), kDenied);
    EXPECT_EQ(refusalOf(m_database.app, "UPDATE bank.audit_event SET leaf = ''"), kDenied);
}

TEST_F(Rights, aKeyOnceDecidedIsNeverForgotten)
{
    EXPECT_EQ(refusalOf(m_database.app, "DELETE FROM bank.idempotency_key"), kDenied);
    EXPECT_EQ(refusalOf(m_database.app, "TRUNCATE bank.idempotency_key"), kDenied);
}

TEST_F(Rights, aKeyOnceDecidedIsNeverDecidedAnew)
{
    const auto put = [&](const char* outcome, const char* transfer, const char* refusal) {
        return as(m_database.app,
                  "INSERT INTO bank.idempotency_key (actor, key, order_hash, outcome, transfer_id, refusal,"
                  " recorded_at) VALUES (gen_random_uuid(), gen_random_uuid(), '\\x00', $1, $2, $3, now())"
                  " RETURNING key",
                  outcome, transfer, refusal)
            .value<std::string>();
    };
    const char* some = "01900000-0000-7000-8000-000000000001";
    for (const std::string& key : {put("booked", some, nullptr), put("refused", nullptr, "insufficientFunds"),
                                   put("abandoned", nullptr, nullptr)})
        for (const char* set : {"outcome = NULL, transfer_id = NULL, refusal = NULL",
                                "outcome = 'abandoned', transfer_id = NULL, refusal = NULL",
                                "outcome = 'booked', transfer_id = gen_random_uuid(), refusal = NULL",
                                "recorded_at = now()", "order_hash = NULL", "actor = gen_random_uuid()"})
            EXPECT_EQ(refusalOf(m_database.app,
                                std::string("UPDATE bank.idempotency_key SET ") + set + " WHERE key = '" + key + "'"),
                      kDenied)
                << set;
}

TEST_F(Rights, theServerDeletesOnlyWhatIsShortLived)
{
    EXPECT_EQ(held("bank_app", ".", {"DELETE", "TRUNCATE", "TRIGGER", "REFERENCES"}),
              (std::vector<std::string>{"audit_writer DELETE", "cache_change DELETE", "event_queue DELETE",
                                        "message DELETE", "object DELETE", "outbox DELETE", "sign_in_challenge DELETE",
                                        "staff_device DELETE", "staff_enrolment_code DELETE",
                                        "staff_recovery_code DELETE", "staff_totp DELETE", "statement_wish DELETE"}));
}

TEST_F(Rights, theServerDoesNotDecideHowLongTheTrailIsKept)
{
    EXPECT_EQ(held("bank_app", "^audit_(retention|archive)$", {"INSERT", "UPDATE", "DELETE"}),
              std::vector<std::string>{});
    EXPECT_EQ(held("bank_app", "^audit_seal$", {"INSERT", "UPDATE", "DELETE"}),
              std::vector<std::string>{"audit_seal UPDATE"});
    EXPECT_EQ(refusalOf(m_database.app, "UPDATE bank.audit_seal SET only_one = true"), kDenied);
    EXPECT_EQ(held("bank_app", "^(audit_inbox|audit_refused|master_key_check)$", {"UPDATE", "DELETE", "TRUNCATE"}),
              std::vector<std::string>{});
    EXPECT_EQ(refusalOf(m_database.app, "DELETE FROM bank.audit_inbox"), kDenied);
    EXPECT_EQ(refusalOf(m_database.app, "DROP TABLE bank.audit_event_0"), kDenied);
    EXPECT_EQ(refusalOf(m_database.app, "ALTER TABLE bank.audit_event DETACH PARTITION bank.audit_event_0"), kDenied);
    EXPECT_EQ(refusalOf(m_database.app, "CREATE OR REPLACE FUNCTION bank.audit_partition_level() RETURNS integer"
                                        " LANGUAGE sql IMMUTABLE RETURN 1"),
              kDenied);
    EXPECT_EQ(refusalOf(m_database.monitor, "SELECT bank.removable_audit_partition()"), kDenied);
}

TEST_F(Rights, theServerDoesNotMakeItselfADemonstration)
{
    EXPECT_EQ(held("bank_app", "^demonstration$", {"INSERT", "UPDATE", "DELETE"}), std::vector<std::string>{});
}

TEST_F(Rights, theServerDoesNotSayWhoMayApproveWhat)
{
    EXPECT_EQ(held("bank_app", "^approval_band$", {"INSERT", "UPDATE", "DELETE"}), std::vector<std::string>{});
}

TEST_F(Rights, theServerDoesNotRewriteWhoDecidedOrWhatWasReversed)
{
    EXPECT_EQ(held("bank_app", "^(approval_step|reversal)$", {"UPDATE", "DELETE"}), std::vector<std::string>{});
}

TEST_F(Rights, theServerDefinesNothing)
{
    for (const char* sql :
         {"CREATE TABLE bank.mine (n int)", "CREATE TABLE public.mine (n int)", "CREATE SCHEMA mine",
          "ALTER TABLE bank.entry DISABLE TRIGGER ALL", "ALTER TABLE bank.account ADD COLUMN secret text",
          "ALTER TABLE bank.entry DROP CONSTRAINT entry_amount_check", "DROP TABLE bank.entry_0",
          "CREATE OR REPLACE FUNCTION bank.owner_of(account uuid) RETURNS uuid LANGUAGE sql RETURN account",
          "CREATE INDEX ON bank.account (balance)", "SET ROLE bank_owner", "SELECT * FROM pg_authid",
          "UPDATE public.schema_migration SET checksum = ''"})
        EXPECT_EQ(refusalOf(m_database.app, sql), kDenied) << sql;
}

TEST_F(Rights, theServerGivesItselfNoRights)
{
    refusalOf(m_database.app, "GRANT UPDATE ON bank.entry TO bank_app"); // PostgreSQL only warns, and grants nothing
    EXPECT_EQ(held("bank_app", "^entry$", {"UPDATE"}), std::vector<std::string>{});
}

TEST_F(Rights, theMonitorSeesTheBacklogAndNothingElse)
{
    EXPECT_EQ(held("bank_monitor", ".", {"SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"}),
              std::vector<std::string>{"backlog SELECT"});
    as(m_database.app, "INSERT INTO bank.outbox (topic, events) VALUES ('transfers', '{e}')");
    const auto backlog = as(m_database.monitor, "SELECT outbox_rows, audit_inbox_rows FROM bank.backlog");
    EXPECT_EQ(backlog[0].get<int>("outbox_rows"), 1);
    EXPECT_EQ(backlog[0].get<int>("audit_inbox_rows"), 0);
    EXPECT_EQ(refusalOf(m_database.monitor, "SELECT 1 FROM bank.customer"), kDenied);
    EXPECT_EQ(refusalOf(m_database.monitor, "SELECT bank.owner_of(gen_random_uuid())"), kDenied);
    EXPECT_EQ(refusalOf(m_database.monitor, "SELECT bank.ensure_transfer_partitions('2040-01-01', 1)"), kDenied);
}
