// What the database itself refuses, and proof that the check of the ledger notices what it must.
#include "tests/bank/ledger/LedgerFixture.h"
#include "tests/support/LedgerCheck.h"

namespace cf::test {
namespace {

using namespace bank;
using contract::KeyState;

class LedgerDefence : public LedgerFixture
{
};

//! Whatever the program does: the database has the last word.
TEST_F(LedgerDefence, aBalanceThatDoesNotFollowFromItsLastEntryCannotBeCommitted)
{
    const auto account = open({.balance = 100'00});
    const std::string where = " WHERE id = '" + account.id.uuid().toString() + "'";
    for (const char* change :
         {"balance = balance + 1", "last_entry_number = last_entry_number + 1", "balance = 0, last_entry_number = 0"})
        try {
            sql(std::string("UPDATE bank.account SET ") + change + where);
            ADD_FAILURE() << change;
        } catch (const db::Error& error) {
            EXPECT_EQ(error.sqlState(), "23514") << change;
        }
    sql("UPDATE bank.account SET overdraft_limit = 5" + where);
    EXPECT_EQ(violations(), kNone);
}

//! Proves that the check can fail.
TEST_F(LedgerDefence, theCheckNoticesADoubleBooking)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    auto order = command(from, to, 1);
    const auto first = bookedOf(post(writer, order));
    ASSERT_EQ(violations(), kNone);
    // As if the key had not been claimed: it is forgotten, and the same order is sent again.
    tamper("DELETE FROM bank.idempotency_key");
    bookedOf(post(writer, order));
    EXPECT_NE(violations(), kNone);
    const auto told = m_pool.transaction([&](db::Transaction& transaction) {
        return historyViolations(transaction, {{order.key, {m_teller.staff, KeyState::Booked, first.id, {}}}});
    });
    EXPECT_EQ(told.size(), 1u);
}

TEST_F(LedgerDefence, theCheckNoticesALostEntry)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    LedgerWriter writer(config(), m_keys);
    bookedOf(post(writer, command(from, to, 1)));
    tamper("DELETE FROM bank.entry WHERE account_id = '" + to.id.uuid().toString() + "'");
    EXPECT_GE(violations().size(), 4u);
}

TEST_F(LedgerDefence, theServersRoleCannotRewriteWhatWasBookedOrAudited)
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
