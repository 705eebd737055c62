// What triggers keep in an account's row for the ledger, its blocks and its owner, is right whoever comes first.
#include "tests/bank/postgres/SchemaFixture.h"
#include "tests/support/Eventually.h"

#include <future>

using namespace cf;
using namespace cf::test;

namespace {

using namespace std::chrono_literals;

constexpr const char* kBranch = "00000000-0000-7000-8000-000000000001";
constexpr const char* kAccount = "00000000-0000-7000-8000-000000000002";
constexpr const char* kStaff = "00000000-0000-7000-8000-000000000003";

class AccountRow : public SchemaFixture
{
protected:
    AccountRow()
    {
        as(m_database.app,
           "INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, 'MAIN', 'Main', 'Europe/Prague')", kBranch);
        as(m_database.app,
           "INSERT INTO bank.staff (id, user_name, display_name, role, branch_id)"
           " VALUES ($1, 'supervisor', 'Supervisor', 'supervisor', $2)",
           kStaff, kBranch);
        as(m_database.app,
           "INSERT INTO bank.account (id, iban, branch_id, kind, product, display_name, currency, opened_on)"
           " VALUES ($1, 'CZ6508000000192000145399', $2, 'customer', 'current', 'Eva', 'EUR', '2026-01-01')",
           kAccount, kBranch);
    }

    //! Runs the first statement and commits it when the second one, in another transaction, waits for it.
    void oneBehindTheOther(const std::string& first, const std::string& second)
    {
        std::future<void> other;
        db::Connection connection(m_database.app, m_watchdog);
        connection.transaction(60s, [&](db::Transaction& transaction) {
            transaction.query(first.c_str());
            other = std::async(std::launch::async, [&] { as(m_database.app, second.c_str()); });
            EXPECT_TRUE(eventually([&] { return somebodyWaits(); }));
        });
        other.get();
    }

    bool somebodyWaits()
    {
        return as(m_database.superuser, "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                        " AND datname = current_database())")
            .value<bool>();
    }

    std::string block(const std::string& id) const
    {
        return "INSERT INTO bank.account_block (id, account_id, side, reason, placed_by, placed_at) VALUES ('" + id +
               "', '" + kAccount + "', 'debits', 'Court order', '" + kStaff + "', now())";
    }
    std::string lift(const std::string& id) const
    {
        return "UPDATE bank.account_block SET lifted_at = now(), lifted_by = '" + std::string(kStaff) +
               "' WHERE id = '" + id + "'";
    }
    std::string owner(const std::string& customer) const
    {
        return "INSERT INTO bank.account_holder (account_id, customer_id, relation) VALUES ('" + std::string(kAccount) +
               "', '" + customer + "', 'owner')";
    }

    bool blocked()
    {
        return as(m_database.app, "SELECT debits_blocked_until IS NOT NULL FROM bank.account").value<bool>();
    }
};

const std::string kFirst = "00000000-0000-7000-8000-0000000000a1";
const std::string kSecond = "00000000-0000-7000-8000-0000000000a2";

} // namespace

TEST_F(AccountRow, aBlockThatIsPlacedWhileAnotherIsLiftedHolds)
{
    as(m_database.app, block(kFirst).c_str());
    oneBehindTheOther(block(kSecond), lift(kFirst));
    EXPECT_TRUE(blocked());
    as(m_database.app, lift(kSecond).c_str());
    EXPECT_FALSE(blocked());
}

TEST_F(AccountRow, ofTwoBlocksThatAreLiftedAtOnceNoneIsLeft)
{
    as(m_database.app, block(kFirst).c_str());
    as(m_database.app, block(kSecond).c_str());
    oneBehindTheOther(lift(kFirst), lift(kSecond));
    EXPECT_FALSE(blocked());
}

TEST_F(AccountRow, ofTwoOwnersWhoAreAddedAtOnceTheFirstByIdIsTheOwner)
{
    for (const auto& id : {kFirst, kSecond})
        as(m_database.app,
           "INSERT INTO bank.customer (id, number, branch_id, display_name) VALUES ($1::uuid, $1::text, $2, 'Eva')", id,
           kBranch);
    oneBehindTheOther(owner(kFirst), owner(kSecond));
    EXPECT_EQ(as(m_database.app, "SELECT owner_id FROM bank.account").value<std::string>(), kFirst);
}
