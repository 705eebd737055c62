// Advisory locks are distinct: no two in services/bank/api/AdvisoryLocks.h are equal, and functions in resources/sql
// take only those.
#include "services/bank/api/AdvisoryLocks.h"
#include "services/bank/platform/postgres/Migrations.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>

using namespace cf;
using namespace cf::bank;

namespace {

using LockKeys = std::set<std::pair<int, std::string>>;

//! The locks in the migrations: two numbers, or a number and the hashed text.
LockKeys takenBySql()
{
    const std::regex taking("advisory_(xact_)?lock(_shared)?\\((\\d+), *(\\d+|hashtext)");
    LockKeys taken;
    for (const auto& migration : db::embeddedMigrations())
        for (std::sregex_iterator at(migration.sql.begin(), migration.sql.end(), taking), end; at != end; ++at)
            taken.emplace(std::stoi((*at)[3]), (*at)[4]);
    return taken;
}

int mentionsIn(const std::string& sql, const std::regex& what)
{
    return static_cast<int>(std::distance(std::sregex_iterator(sql.begin(), sql.end(), what), {}));
}

} // namespace

TEST(AdvisoryLocks, noTwoThingsShareOne)
{
    std::set<std::pair<int, int>> given;
    for (const db::AdvisoryLock& lock : kAdvisoryLocks) {
        EXPECT_TRUE(given.emplace(lock.space, lock.number).second) << lock.space << ", " << lock.number;
        EXPECT_NE(lock.space, kOrderKeySpace) << "any number in that space is an order's key";
    }
    EXPECT_EQ(given.size(), kAdvisoryLocks.size());
}

TEST(AdvisoryLocks, numbersStayBecauseServersOfTwoVersionsExcludeEachOtherByThem)
{
    std::set<std::pair<int, int>> given;
    for (const db::AdvisoryLock& lock : kAdvisoryLocks)
        given.emplace(lock.space, lock.number);
    given.erase({kSchemaLock.space, kSchemaLock.number});
    EXPECT_EQ(given,
              (std::set<std::pair<int, int>>{
                  {7201, 1}, {7201, 2}, {7202, 1}, {7202, 2}, {7203, 1}, {7203, 2}, {7204, 1}, {7205, 1}, {7207, 1}}));
    EXPECT_EQ(std::pair(kImportLock.number, kDemoLock.number), std::pair(1, 2));
}

TEST(AdvisoryLocks, functionsInSqlTakeThoseThatAreListedForThem)
{
    const auto bySql = [](const db::AdvisoryLock& lock) { return std::pair(lock.space, std::to_string(lock.number)); };
    EXPECT_EQ(takenBySql(),
              (LockKeys{bySql(kTransferPartitionsLock), bySql(kTrailPartitionsLock), {kOrderKeySpace, "hashtext"}}));
}

TEST(AdvisoryLocks, everyOneInSqlIsWrittenSoThatThisTestSeesIt)
{
    const std::regex any("pg_(try_)?advisory_");
    const std::regex seen("pg_(try_)?advisory_(xact_)?lock(_shared)?\\(\\d+, *(\\d+|hashtext)");
    for (const auto& migration : db::embeddedMigrations())
        EXPECT_EQ(mentionsIn(migration.sql, any), mentionsIn(migration.sql, seen)) << migration.name;
}
