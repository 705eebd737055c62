#include "services/bank/platform/postgres/Conninfo.h"

#include <gtest/gtest.h>

namespace cf::db {
namespace {

std::vector<std::string> namesOf(const Conninfo& conninfo)
{
    std::vector<std::string> names;
    for (const Conninfo& server : conninfo.servers())
        names.push_back(server.server());
    return names;
}

TEST(Conninfo, keywordsAndUriNameTheSameServers)
{
    const std::vector<std::string> expected{"a.example:5432", "b.example:5433", "c.example:5434"};
    EXPECT_EQ(namesOf(Conninfo::of("host=a.example,b.example,c.example port=5432,5433,5434 dbname=bank")), expected);
    EXPECT_EQ(namesOf(Conninfo::of("postgresql://bank_app@a.example:5432,b.example:5433,c.example:5434/bank")),
              expected);
}

TEST(Conninfo, eachServerHasAllTheRest)
{
    const auto servers =
        Conninfo::of("postgresql://bank_app@a,b/bank?sslmode=verify-full&target_session_attrs=read-write").servers();
    ASSERT_EQ(servers.size(), 2U);
    EXPECT_EQ(servers[0].text(), "dbname='bank' host='a' sslmode='verify-full' user='bank_app'");
    EXPECT_EQ(servers[1].text(), "dbname='bank' host='b' sslmode='verify-full' user='bank_app'");
}

TEST(Conninfo, onePortIsForAll)
{
    EXPECT_EQ(namesOf(Conninfo::of("host=a,b port=6000")), (std::vector<std::string>{"a:6000", "b:6000"}));
}

TEST(Conninfo, addressesGoWithTheirNames)
{
    const auto servers = Conninfo::of("host=a,b hostaddr=10.0.0.1,10.0.0.2").servers();
    EXPECT_EQ(servers.at(1).text(), "host='b' hostaddr='10.0.0.2'");
}

TEST(Conninfo, withoutAHostItIsThisMachine)
{
    EXPECT_EQ(namesOf(Conninfo::of("dbname=bank")), std::vector<std::string>{"localhost:5432"});
    EXPECT_FALSE(Conninfo::of("").namesSeveral());
}

TEST(Conninfo, whatIsQuotedStaysWhole)
{
    const Conninfo odd = Conninfo::of(R"(password='it\'s a \\ blank ' user=bank_app)");
    EXPECT_EQ(odd.text(), R"(password='it\'s a \\ blank ' user='bank_app')");
    EXPECT_EQ(Conninfo::of(odd.text()).text(), odd.text());
}

TEST(Conninfo, settingsOfTheSessionAreAdded)
{
    const Conninfo own = Conninfo::of("options='-c search_path=bank'");
    EXPECT_EQ(own.withOptions("-c TimeZone=UTC").text(), "options='-c search_path=bank -c TimeZone=UTC'");
    EXPECT_EQ(Conninfo::of("").withOptions("-c TimeZone=UTC").text(), "options='-c TimeZone=UTC'");
}

TEST(Conninfo, anotherServerIsReachedWithTheSameRights)
{
    const Conninfo app = Conninfo::of("host=a,b port=1,2 user=bank_app sslmode=verify-full");
    const Conninfo monitor = Conninfo::of("host=x user=bank_monitor");
    EXPECT_EQ(monitor.at(app.servers().at(1)).text(), "host='b' port='2' user='bank_monitor'");
}

TEST(Conninfo, whatIsWrongIsSaidWithoutAWordOfIt)
{
    for (const char* wrong : {"host=a secret", "postgresql://u:secret@[a/", "password='secret", "nosuch=secret"}) {
        const auto parsed = Conninfo::parse(wrong);
        ASSERT_FALSE(parsed) << wrong;
        EXPECT_EQ(parsed.error(), "is no connection string of libpq: keywords or a postgresql:// URI");
    }
    EXPECT_EQ(Conninfo::parse("host=a,b,c port=1,2").error(), "names 3 servers and 2 ports");
    EXPECT_EQ(Conninfo::parse("host=a,b hostaddr=10.0.0.1").error(), "names 2 hosts and 1 addresses of hosts");
}

} // namespace
} // namespace cf::db
