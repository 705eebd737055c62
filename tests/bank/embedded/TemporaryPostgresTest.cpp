// The helper that every test with a database uses.
#include "tests/support/TemporaryPostgres.h"

#include "services/bank/platform/embedded/AdminSession.h"

#include <gtest/gtest.h>

namespace cf::test {

using namespace std::chrono_literals;
using platform::AdminSession;

TEST(TemporaryPostgres, givesEachTestADatabaseOfItsOwn)
{
    const TestDatabase first = TemporaryPostgres::instance().createDatabase();
    auto owner = AdminSession::connect(first.owner, 5s);
    ASSERT_TRUE(owner.ok()) << owner.error();
    ASSERT_TRUE(owner.value().run("CREATE TABLE note (text text); INSERT INTO note VALUES ('here')", 5s).ok());

    const TestDatabase second = TemporaryPostgres::instance().createDatabase();
    auto other = AdminSession::connect(second.owner, 5s);
    ASSERT_TRUE(other.ok()) << other.error();
    EXPECT_FALSE(other.value().run("SELECT * FROM note", 5s).ok());
}

TEST(TemporaryPostgres, copiesADatabaseWithAllItHolds)
{
    const TestDatabase original = TemporaryPostgres::instance().createDatabase();
    {
        auto owner = AdminSession::connect(original.owner, 5s);
        ASSERT_TRUE(owner.ok()) << owner.error();
        ASSERT_TRUE(owner.value().run("CREATE TABLE note (text text); INSERT INTO note VALUES ('here')", 5s).ok());
    }
    auto copy = AdminSession::connect(TemporaryPostgres::instance().createDatabase(original).owner, 5s);
    ASSERT_TRUE(copy.ok()) << copy.error();
    const auto rows = copy.value().run("SELECT text FROM note", 5s);
    ASSERT_TRUE(rows.ok()) << rows.error();
    EXPECT_EQ(rows->values<std::string>(), std::vector<std::string>{"here"});
}

TEST(TemporaryPostgres, theApplicationRoleMakesNoTables)
{
    auto app = AdminSession::connect(TemporaryPostgres::instance().createDatabase().app, 5s);
    ASSERT_TRUE(app.ok()) << app.error();
    EXPECT_FALSE(app.value().run("CREATE TABLE note (text text)", 5s).ok());
}

} // namespace cf::test
