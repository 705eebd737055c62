// Each advisory lock is for one thing: what services/bank/api/AdvisoryLocks.h gives away no migration takes for
// another.
#include "services/bank/api/AdvisoryLocks.h"
#include "services/bank/platform/postgres/Migrations.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>

using namespace cf;
using bank::AdvisoryLock;

TEST(AdvisoryLocks, noTwoThingsShareOne)
{
    std::set<std::pair<int, int>> given;
    for (const AdvisoryLock lock : {AdvisoryLock::Import, AdvisoryLock::Demo, AdvisoryLock::OutboxRelay,
                                    AdvisoryLock::Sealer, AdvisoryLock::Administration})
        EXPECT_TRUE(given.emplace(bank::spaceOf(lock), bank::numberOf(lock)).second);
    EXPECT_EQ(given.size(), 5u);
    EXPECT_EQ(bank::spaceOf(AdvisoryLock::Import), 7202);
    EXPECT_EQ(bank::numberOf(AdvisoryLock::Demo), 2);
    const std::regex taken("advisory[a-z_]*lock[a-z_]*\\((\\d+), *(\\d+|hashtext)");
    std::set<std::pair<std::string, std::string>> bySql;
    for (const auto& migration : db::embeddedMigrations())
        for (std::sregex_iterator at(migration.sql.begin(), migration.sql.end(), taken), end; at != end; ++at) {
            bySql.emplace((*at)[1], (*at)[2]);
            if ((*at)[2] != "hashtext") {
                EXPECT_FALSE(given.contains({std::stoi((*at)[1]), std::stoi((*at)[2])})) << migration.name;
            }
        }
    EXPECT_EQ(bySql,
              (std::set<std::pair<std::string, std::string>>{{"7201", "1"}, {"7201", "2"}, {"7206", "hashtext"}}));
}
