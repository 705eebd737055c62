// The schema is created once, in order and completely, and only in a suitable database.
#include "services/bank/platform/postgres/Migrations.h"
#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/embedded/EmbeddedCluster.h"
#include "tests/bank/postgres/SchemaFixture.h"

#include <future>

using namespace cf;
using namespace cf::test;

namespace {

using namespace std::chrono_literals;

const std::vector<db::Migration> kThree = {{1, "0001_first", "CREATE TABLE public.first (n int)"},
                                           {2, "0002_second", "CREATE TABLE public.second (n int)"},
                                           {3, "0003_third", "CREATE TABLE public.third (n int)"}};

std::vector<db::Migration> firstOf(std::size_t count)
{
    return {kThree.begin(), kThree.begin() + static_cast<std::ptrdiff_t>(count)};
}

Outcome<int, std::string> migrate(const TestDatabase& database, const std::vector<db::Migration>& migrations)
{
    return db::migrate(database.owner, migrations, [](const db::Migration&) {});
}

//! An administrator's database with these options; its owner's connection string.
std::string databaseWith(const std::string& name, const std::string& how)
{
    auto& cluster = TemporaryPostgres::instance().cluster();
    auto session = platform::AdminSession::connect(cluster.connectionString(platform::kSuperuser, "postgres"), 10s);
    const auto made =
        session.value().run("CREATE DATABASE " + name + " OWNER bank_owner TEMPLATE template0 " + how, 60s);
    EXPECT_TRUE(made.ok()) << made.error();
    return cluster.connectionString("bank_owner", name);
}

void expectRefused(const std::string& conninfo, const std::string& sentence)
{
    const auto migrated = db::migrate(conninfo, kThree, [](const db::Migration&) {});
    ASSERT_FALSE(migrated.ok());
    EXPECT_EQ(migrated.error(), sentence);
    const auto checked = db::checkSchema(conninfo, kThree);
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.error(), sentence);
}

//! The error; "" if none.
template <class T>
std::string objection(const Outcome<T, std::string>& outcome)
{
    return outcome ? std::string() : outcome.error();
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

class Migrations : public ::testing::Test
{
protected:
    TestDatabase m_database = TemporaryPostgres::instance().createDatabase();
};

} // namespace

TEST_F(Migrations, aFreshDatabaseGetsEveryMigrationInOrder)
{
    std::vector<std::string> names;
    const auto done = db::migrate(m_database.owner, db::embeddedMigrations(),
                                  [&](const db::Migration& migration) { names.push_back(migration.name); });
    ASSERT_TRUE(done.ok()) << done.error();
    EXPECT_EQ(*done, static_cast<int>(db::embeddedMigrations().size()));
    EXPECT_EQ(names.size(), db::embeddedMigrations().size());
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    EXPECT_TRUE(db::checkSchema(m_database.app, db::embeddedMigrations()).ok());
}

TEST_F(Migrations, whatWasAppliedIsNotAppliedAgain)
{
    ASSERT_EQ(migrate(m_database, firstOf(2)).value(), 2);
    EXPECT_EQ(migrate(m_database, firstOf(2)).value(), 0);
    EXPECT_EQ(migrate(m_database, kThree).value(), 1);
}

TEST_F(Migrations, ofTwoServersThatStartAtOnceOneAppliesEach)
{
    auto slow = kThree;
    slow[0].sql += "; SELECT pg_sleep(0.3)"; // the other one arrives meanwhile
    auto other = std::async(std::launch::async, [&] { return migrate(m_database, slow); });
    const auto own = migrate(m_database, slow);
    const auto others = other.get();
    ASSERT_TRUE(own.ok()) << own.error();
    ASSERT_TRUE(others.ok()) << others.error();
    EXPECT_EQ(*own + *others, 3);
}

TEST_F(Migrations, aMigrationThatFailsLeavesNothingOfItself)
{
    auto broken = kThree;
    broken[1].sql += "; SELECT 1 / 0";
    const auto failed = migrate(m_database, broken);
    ASSERT_FALSE(failed.ok());
    EXPECT_TRUE(has(failed.error(), "could not be brought up to date")) << failed.error();
    EXPECT_EQ(migrate(m_database, kThree).value(), 2); // the first migration remained, the second runs from its start
}

TEST_F(Migrations, aMigrationThatWasChangedAfterwardsIsRefused)
{
    ASSERT_TRUE(migrate(m_database, firstOf(2)).ok());
    auto changed = kThree;
    changed[1].sql += " -- a blank more";
    const std::string sentence =
        "The migration 0002_second was changed after it was applied. Restore the released file.";
    EXPECT_EQ(objection(migrate(m_database, changed)), sentence);
    EXPECT_EQ(objection(db::checkSchema(m_database.app, changed)), sentence);
}

TEST_F(Migrations, aDatabaseNewerThanTheProgramIsLeftAlone)
{
    ASSERT_TRUE(migrate(m_database, kThree).ok());
    const std::string sentence =
        "The database is newer than this program: it has the migration 0003_third. Install a newer bankd.";
    EXPECT_EQ(objection(migrate(m_database, firstOf(2))), sentence);
    EXPECT_EQ(objection(db::checkSchema(m_database.app, firstOf(2))), sentence);
}

TEST_F(Migrations, aServerServesNoEmptyAndNoOlderDatabase)
{
    EXPECT_EQ(objection(db::checkSchema(m_database.app, kThree)),
              "The database has no schema yet. Run: bankd migrate --config FILE");
    ASSERT_TRUE(migrate(m_database, firstOf(2)).ok());
    EXPECT_EQ(objection(db::checkSchema(m_database.app, kThree)),
              "The database is older than this program. Run: bankd migrate --config FILE");
}

TEST_F(Migrations, aDatabaseInAnotherEncodingIsRefused)
{
    expectRefused(databaseWith("ascii", "ENCODING 'SQL_ASCII' LOCALE 'C'"),
                  "The database is encoded in SQL_ASCII. Create it with ENCODING 'UTF8' TEMPLATE template0.");
}

TEST_F(Migrations, aDatabaseUnderLocaleCIsRefused)
{
    expectRefused(
        databaseWith("locale_c", "ENCODING 'UTF8' LOCALE 'C'"),
        "The database's character type is C, which cannot match names with non-ASCII letters. Create it with LOCALE"
        " 'C.UTF-8' TEMPLATE template0.");
}

TEST_F(Migrations, aMissingExtensionIsNamedWithTheStatementThatMakesIt)
{
    expectRefused(databaseWith("bare", "ENCODING 'UTF8' LOCALE 'C.UTF-8'"),
                  "The extension pg_trgm is missing. As a superuser, in this database: CREATE EXTENSION pg_trgm;");
}

TEST_F(Migrations, aDatabaseThatIsNotThereIsASentence)
{
    auto& cluster = TemporaryPostgres::instance().cluster();
    const auto checked = db::checkSchema(cluster.connectionString("bank_app", "nowhere"), kThree);
    ASSERT_FALSE(checked.ok());
    EXPECT_TRUE(has(checked.error(), "The database cannot be used")) << checked.error();
    EXPECT_TRUE(has(checked.error(), "nowhere")) << checked.error();
}
