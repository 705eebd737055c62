// Stored values that are no longer known: withdrawn currencies, another version's words, time zones that the system
// dropped. They are shown as they are and break nothing else. Over TLS, from the running bank.
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

class StoredText : public ::testing::Test
{
protected:
    StoredText()
    {
        m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch());
        m_account = m_bank.openAccount(m_bank.mainBranch(), 123'456, "Vera Vitkova");
        m_other = m_bank.openAccount(m_bank.mainBranch(), 100, "Vera Other");
    }

    //! As the database's superuser, whom nothing restricts.
    void force(const std::string& sql)
    {
        db::Watchdog watchdog;
        db::Connection connection(m_database.superuser, watchdog);
        connection.transaction(std::chrono::seconds(30), [&](db::Transaction& transaction) {
            transaction.query("SET LOCAL session_replication_role = replica");
            transaction.query(sql.c_str());
        });
    }

    //! Removes the checks on words that a newer schema would have extended.
    void allowAnyWord(const char* table)
    {
        for (const auto& row : m_bank.query("SELECT conname FROM pg_constraint WHERE conrelid = $1::regclass"
                                            " AND contype = 'c'",
                                            table))
            force(std::string("ALTER TABLE ") + table + " DROP CONSTRAINT " + row.get<std::string>("conname"));
    }

    void keepIn(const char* currency)
    {
        const std::string id = m_account.id.uuid().toString();
        force(std::string("UPDATE bank.account SET currency = '") + currency + "' WHERE id = '" + id + "'");
        force(std::string("UPDATE bank.transfer SET currency = '") + currency + "' WHERE '" + id +
              "' IN (debtor_account, creditor_account)");
    }

    TestDatabase m_database = migratedDatabase();
    ServedBank m_bank{m_database};
    ApiClient m_teller = m_bank.client();
    OpenedAccount m_account;
    OpenedAccount m_other;
};

} // namespace

TEST_F(StoredText, anAccountInAWithdrawnCurrencyIsShownWithItsCodeAndTakesNothingNew)
{
    for (const char* code : {"BGN", "HRK", "ANG", "QQQ"}) {
        m_account = m_bank.openAccount(m_bank.mainBranch(), 123'456, std::string("Vera ") + code);
        keepIn(code);
        const Money expected(123'456, Currency::recorded(code));
        const auto account = m_teller.call<GetAccount>({m_account.id});
        ASSERT_TRUE(account.ok()) << code << account.body;
        EXPECT_EQ(account.value().summary.ledgerBalance, expected);
        const auto customer = m_teller.call<GetCustomer>({m_account.owner});
        ASSERT_TRUE(customer.ok()) << code << customer.body;
        EXPECT_EQ(customer.value().accounts.at(0).account.ledgerBalance, expected);
        EXPECT_TRUE(m_teller.call<ListEntries>({m_account.id, {}, {}}).ok()) << code;
        EXPECT_TRUE(m_teller.call<ListHolds>({m_account.id}).ok()) << code;
        const Date today(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
        EXPECT_EQ(m_teller.call<GetStatement>({m_account.id, today, today, {}}).status, 200) << code;
        EXPECT_TRUE(m_teller.call<GetBalanceAsOf>({m_account.id, today}).ok()) << code;
        const auto found = m_teller.call<FindAccounts>({"vera", {}, {}});
        ASSERT_TRUE(found.ok()) << code << found.body;
        EXPECT_GE(found.value().items.size(), 3U);
        EXPECT_TRUE(m_teller.call<ListTransfers>({}).ok()) << code;
        const auto payee = m_teller.call<CheckPayee>({m_account.iban});
        ASSERT_TRUE(payee.ok()) << code;
        EXPECT_FALSE(payee.value().acceptsCredits);
        EXPECT_EQ(payee.value().currency.code(), code);

        const Money euro(1, Currency::parse("EUR").value());
        EXPECT_EQ(m_teller.call<PostTransfer>({m_account.iban, m_other.iban, euro, {}}, Uuid::v7()).code(),
                  ErrorCode::CurrencyMismatch);
        EXPECT_EQ(
            m_teller.call<PostTransfer>({m_account.iban, m_other.iban, Money(1, expected.currency()), {}}, Uuid::v7())
                .status,
            400);
    }
    TransfersQuery inLeva;
    inLeva.currency = Currency::parseListed("BGN");
    keepIn("BGN");
    EXPECT_EQ(m_teller.call<ListTransfers>(inLeva).status, 200);
}

TEST_F(StoredText, aWordOfAnotherVersionIsUnknownAndTakesNothingWithIt)
{
    ApiClient admin = m_bank.client();
    m_bank.signIn(admin, Role::Administrator, m_bank.mainBranch());
    ApiClient demoted = m_bank.client();
    const auto somebody = m_bank.signIn(demoted, Role::Supervisor, m_bank.mainBranch());
    for (const char* table : {"bank.account", "bank.account_holder", "bank.staff", "bank.customer"})
        allowAnyWord(table);
    const std::string id = m_account.id.uuid().toString();
    force("UPDATE bank.account SET status = 'hibernating' WHERE id = '" + id + "'");
    force("UPDATE bank.account_holder SET relation = 'guardian' WHERE account_id = '" + m_other.id.uuid().toString() +
          "'");
    force("UPDATE bank.customer SET sex = 'other' WHERE id = '" + m_account.owner.uuid().toString() + "'");
    force("UPDATE bank.staff SET role = 'auditor', status = 'active' WHERE id = '" + somebody.staff.uuid().toString() +
          "'");

    const auto account = m_teller.call<GetAccount>({m_account.id});
    ASSERT_TRUE(account.ok()) << account.body;
    EXPECT_EQ(account.value().summary.status, AccountStatus::Unknown);
    const auto other = m_teller.call<GetAccount>({m_other.id});
    ASSERT_TRUE(other.ok()) << other.body;
    EXPECT_EQ(other.value().holders.at(0).relation, HolderRelation::Unknown);
    EXPECT_TRUE(m_teller.call<GetCustomer>({m_account.owner}).ok());
    EXPECT_TRUE(m_teller.call<GetCustomer>({m_other.owner}).ok());
    EXPECT_EQ(m_teller.call<FindAccounts>({"vera", {}, {}}).value().items.size(), 2U);
    const auto staff = admin.call<ListStaff>({});
    ASSERT_TRUE(staff.ok()) << staff.body;
    const auto member = admin.call<GetStaffMember>({somebody.staff});
    ASSERT_TRUE(member.ok()) << member.body;
    EXPECT_EQ(member.value().role, Role::Unknown);
    // Changing a name keeps a role that this version does not know.
    StaffUpdate update{somebody.staff};
    update.displayName = "Renamed";
    EXPECT_EQ(admin.call<UpdateStaff>(update, {}, member.etag()).status, 200);
    EXPECT_EQ(m_bank.query("SELECT role FROM bank.staff WHERE display_name = 'Renamed'").value<std::string>(),
              "auditor");
    // Who may do nothing with it.
    EXPECT_EQ(demoted.call<SearchCustomers>({"", {}, {}}).status, 403);
}

TEST_F(StoredText, aTimeZoneThatIsNoneIsRefusedWhereItIsSet)
{
    for (const char* zone : {"Europe/Nowhere", "Nowhere7", "", "europe prague"})
        EXPECT_THROW(m_bank.query("UPDATE bank.branch SET time_zone = $2 WHERE id = $1 RETURNING 1",
                                  m_bank.mainBranch().uuid().toString(), zone),
                     db::Error)
            << zone;
    EXPECT_EQ(m_bank
                  .query("UPDATE bank.branch SET time_zone = 'Asia/Kathmandu' WHERE id = $1 RETURNING 1",
                         m_bank.mainBranch().uuid().toString())
                  .size(),
              1U);
}

TEST_F(StoredText, aTimeZoneThatTheSystemDroppedIsUtcAndSaidAtStart)
{
    const auto degraded = [&] {
        const auto reply = m_teller.call<GetBankStatus>({});
        EXPECT_TRUE(reply.ok()) << reply.body;
        return reply.ok() ? reply.value().degraded : std::vector<Degradation>();
    };
    EXPECT_EQ(std::count(degraded().begin(), degraded().end(), Degradation::TimeZoneUnknown), 0);
    force("UPDATE bank.branch SET time_zone = 'Europe/Nowhere' WHERE id = '" + m_bank.mainBranch().uuid().toString() +
          "'");
    const auto branches = m_teller.call<ListBranches>({});
    ASSERT_TRUE(branches.ok()) << branches.body;
    const Date today(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    for (const auto& branch : branches.value().items)
        if (branch.branch.id == m_bank.mainBranch()) {
            EXPECT_EQ(branch.timeZone, "Europe/Nowhere");
            EXPECT_TRUE(std::chrono::abs(std::chrono::sys_days(branch.businessDate) - std::chrono::sys_days(today)) <=
                        std::chrono::days(1));
        }
    EXPECT_EQ(m_teller.call<GetStatement>({m_account.id, today, today, {}}).status, 200);
    EXPECT_EQ(m_teller
                  .call<PostTransfer>({m_account.iban, m_other.iban, Money(1, Currency::parse("EUR").value()), {}},
                                      Uuid::v7())
                  .status,
              201);
    ApiClient compliance = m_bank.client();
    m_bank.signIn(compliance, Role::Compliance, m_bank.mainBranch());
    AuditQuery yesterday;
    yesterday.search = "today";
    EXPECT_EQ(compliance.call<ListAuditEvents>(yesterday).status, 200);

    m_bank.stopServing();
    m_bank.startServing();
    ApiClient again = m_bank.client();
    m_bank.signIn(again, Role::Teller, m_bank.mainBranch());
    const auto status = again.call<GetBankStatus>({});
    ASSERT_TRUE(status.ok());
    EXPECT_EQ(std::count(status.value().degraded.begin(), status.value().degraded.end(), Degradation::TimeZoneUnknown),
              1);
}
