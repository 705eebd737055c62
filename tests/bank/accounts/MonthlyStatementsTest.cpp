// A statement of every month for the accounts that want one: ordered once, made once, told of once, whatever fails.
#include "services/bank/statements/MonthlyStatements.h"
#include "services/bank/objects/ObjectRemoval.h"
#include "services/bank/platform/objects/FileObjectStore.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Operations.h"
#include "tests/support/MadeStatement.h"

#include <gtest/gtest.h>

#include <thread>

namespace cf::test {
namespace {

using platform::ObjectError;

//! A folder that may be away.
class Store : public platform::FileObjectStore
{
public:
    using FileObjectStore::FileObjectStore;
    bool away = false;

    Outcome<Done, ObjectError> put(std::string_view key, std::string_view content) override
    {
        return away ? ObjectError{} : FileObjectStore::put(key, content);
    }
};

class MonthlyStatements : public ::testing::Test
{
protected:
    // The bank serves no more: its own makers would be quicker.
    MonthlyStatements() { m_bank.stopServing(); }

    //! Wants one from so many months before this one on.
    OpenedAccount wanting(int monthsAgo, const std::string& zone = "UTC", std::int64_t balance = 1'234'56)
    {
        const auto account = m_bank.openAccount(m_bank.mainBranch(), balance);
        m_bank.query("UPDATE bank.branch SET time_zone = $1", zone);
        m_bank.query("INSERT INTO bank.statement_wish (account_id, next_month) VALUES ($1,"
                     " date_trunc('month', bank.local_time(now() - interval '2 hours', $2))::date"
                     " - make_interval(months => $3))",
                     account.id.uuid().toString(), zone, monthsAgo);
        return account;
    }

    std::int64_t count(const std::string& what)
    {
        return m_bank.query(("SELECT count(*) FROM " + what).c_str()).value<std::int64_t>();
    }

    std::size_t makeAll()
    {
        std::size_t made = 0;
        for (std::size_t some = 1; some > 0; made += some)
            some = bank::makeStatements(m_workshop);
        return made;
    }

    ServedBank m_bank;
    db::Watchdog m_watchdog;
    db::Pool m_pool{m_bank.writingPool(), m_watchdog};
    bank::CustomerKeys m_keys{m_bank.master()};
    TestFolder m_folder;
    Store m_store{m_folder.path() / "objects"};
    const bank::StatementWorkshop m_workshop{m_pool, m_keys, m_store, "First Bank"};
};

TEST_F(MonthlyStatements, areOfTheMonthsThatAreOver)
{
    wanting(2);
    wanting(0);
    EXPECT_EQ(bank::orderStatements(m_pool), 2);
    EXPECT_EQ(bank::orderStatements(m_pool), 0);
    EXPECT_EQ(makeAll(), 2U);
    EXPECT_EQ(makeAll(), 0U);
    EXPECT_EQ(count("bank.statement WHERE made_at IS NOT NULL"), 2);
    EXPECT_EQ(count("bank.object WHERE state = 'kept' AND kind = 'statement' AND expires_at > now()"), 2);
    EXPECT_EQ(count("bank.outbox WHERE topic = 'statements'"), 1) << "all that were made together";
}

TEST_F(MonthlyStatements, areReadWithTheOwnersKeyAlone)
{
    const auto account = wanting(1);
    ASSERT_EQ(bank::orderStatements(m_pool), 1);
    ASSERT_EQ(makeAll(), 1U);
    const auto row = m_bank.query("SELECT id, object_key, bytes, sha256 FROM bank.statement")[0];
    const std::string encrypted = m_store.get(row.get<std::string>("object_key")).value();
    const auto key =
        m_pool.transaction([&](db::Transaction& transaction) { return m_keys.find(transaction, account.owner); });
    EXPECT_EQ(key->decrypt(encrypted, "elsewhere"), std::nullopt);
    const auto file = key->decrypt(encrypted, bank::statementContext(row.get<StatementId>("id")));
    ASSERT_TRUE(file.has_value());
    EXPECT_TRUE(file->starts_with("%PDF-"));
    EXPECT_EQ(static_cast<std::int64_t>(file->size()), row.get<std::int64_t>("bytes"));
    EXPECT_EQ(platform::sha256(*file), row.get<db::Bytea>("sha256"));
    EXPECT_EQ(encrypted.find("1,234"), std::string::npos);
}

// Somewhere it is always another month for some hours; the zones are so far apart that one of them has the new one.
TEST_F(MonthlyStatements, followTheBranchsOwnClock)
{
    wanting(1, "Pacific/Kiritimati");
    EXPECT_EQ(bank::orderStatements(m_pool), 1);
    m_bank.query("UPDATE bank.branch SET time_zone = 'Etc/GMT+12'");
    m_bank.query("UPDATE bank.statement_wish SET next_month ="
                 " date_trunc('month', bank.local_time(now() - interval '2 hours', 'Etc/GMT+12'))");
    EXPECT_EQ(bank::orderStatements(m_pool), 0) << "there the month is not over";
}

TEST_F(MonthlyStatements, ofManyMakersEachIsMadeByOne)
{
    for (int i = 0; i < 60; ++i)
        wanting(1);
    std::vector<std::thread> makers;
    std::atomic<std::size_t> made = 0;
    for (int i = 0; i < 4; ++i)
        makers.emplace_back([&] {
            bank::orderStatements(m_pool);
            made += makeAll();
        });
    for (auto& maker : makers)
        maker.join();
    made += makeAll(); // what was ordered after a maker had found nothing more
    EXPECT_EQ(made, 60U);
    EXPECT_EQ(count("bank.statement WHERE made_at IS NOT NULL"), 60);
    EXPECT_EQ(count("bank.object"), 60);
}

TEST_F(MonthlyStatements, waitForAStoreThatIsAway)
{
    wanting(1);
    ASSERT_EQ(bank::orderStatements(m_pool), 1);
    m_store.away = true;
    EXPECT_THROW(bank::makeStatements(m_workshop), std::runtime_error);
    EXPECT_EQ(count("bank.statement WHERE made_at IS NULL AND failures = 0 AND claimed_until IS NULL"), 1);
    EXPECT_EQ(count("bank.outbox WHERE topic = 'statements'"), 0);
    m_store.away = false;
    EXPECT_EQ(makeAll(), 1U);
    EXPECT_EQ(count("bank.object WHERE state = 'coming'"), 1) << "of the first attempt: it may have arrived";
    bank::giveUpObjects(m_pool, std::chrono::seconds(0));
    EXPECT_EQ(bank::removeObjects(m_pool, m_store), 1U);
}

TEST_F(MonthlyStatements, oneThatCannotBeMadeIsNotInTheWayOfOthers)
{
    const auto erased = wanting(1);
    const auto broken = wanting(1, "UTC", 0);
    wanting(1);
    m_bank.query("UPDATE bank.customer_key SET wrapped_key = NULL, destroyed_at = now() WHERE customer_id = $1",
                 erased.owner.uuid().toString());
    m_bank.query(
        "INSERT INTO bank.entry (account_id, number, transfer_id, amount, currency, balance_after,"
        " booking_date, value_date, recorded_at) SELECT $1::uuid, n, gen_random_uuid(), 1, 'EUR', n * n, d, d, d"
        " FROM (SELECT (date_trunc('month', now() - interval '2 hours') - interval '15 days')::date AS d) AS day,"
        " generate_series(1, 2) AS n",
        broken.id.uuid().toString());
    m_bank.query("UPDATE bank.account SET balance = 4, last_entry_number = 2 WHERE id = $1",
                 broken.id.uuid().toString());
    ASSERT_EQ(bank::orderStatements(m_pool), 3);
    EXPECT_EQ(makeAll(), 1U);
    EXPECT_EQ(count("bank.statement WHERE failures = 1 AND due_at > now() AND fault LIKE '%erased%'"), 1);
    EXPECT_EQ(count("bank.statement WHERE failures = 1 AND due_at > now() AND fault LIKE '%add up%'"), 1);
}

TEST(StatementsOnFile, areOrderedOpenedAndCancelledByTheCounter)
{
    using namespace contract;
    ServedBank bank;
    ApiClient teller = bank.client();
    bank.signIn(teller, Role::Teller, bank.mainBranch());
    const auto account = bank.openAccount(bank.mainBranch(), 100);
    EXPECT_FALSE(teller.call<ListMonthlyStatements>({account.id}).value().wanted);
    for (int times = 0; times < 2; ++times)
        EXPECT_TRUE(teller.call<WishMonthlyStatements>({account.id, true}).value().wanted);
    EXPECT_EQ(bank.query("SELECT FROM bank.statement_wish WHERE next_month <= now()"
                         " AND next_month > now() - interval '33 days'")
                  .size(),
              1U);
    const StatementId made = makeStatement(bank, account);
    const auto list = teller.call<ListMonthlyStatements>({account.id}).value();
    ASSERT_EQ(list.statements.size(), 1U);
    EXPECT_EQ(list.statements[0].id, made);
    EXPECT_EQ(list.statements[0].language, "en");
    const auto file = teller.call<GetMonthlyStatement>({made}).value();
    EXPECT_TRUE(file.content.data.starts_with("%PDF-"));
    EXPECT_EQ(static_cast<std::int64_t>(file.content.data.size()), list.statements[0].bytes);
    EXPECT_TRUE(file.fileName.ends_with("-" + toString(list.statements[0].month).substr(5, 2) + ".pdf"))
        << file.fileName;
    EXPECT_FALSE(teller.call<WishMonthlyStatements>({account.id, false}).value().wanted);
    EXPECT_EQ(teller.call<ListMonthlyStatements>({account.id}).value().statements.size(), 1U) << "what was made stays";

    std::filesystem::remove_all(bank.settings().objects);
    EXPECT_EQ(teller.call<GetMonthlyStatement>({made}).code(), ErrorCode::InternalError);
    EXPECT_EQ(teller.call<GetMonthlyStatement>({StatementId::make()}).code(), ErrorCode::NotFound);
}

} // namespace
} // namespace cf::test
