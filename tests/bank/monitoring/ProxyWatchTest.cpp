// What HAProxy says of its servers, as it writes it.
#include "services/bank/monitoring/ProxyWatch.h"

#include <gtest/gtest.h>

using namespace cf;

TEST(ServersInStatistics, areReadByTheNamesOfTheColumns)
{
    const auto servers = bank::serversInStatistics(
        "# pxname,svname,scur,status,lastchg,type,check_status,check_code,last_chk,agent_status,\r\n"
        "bank,FRONTEND,12,OPEN,,0,,,,,\r\n"
        "servers,n11,7,UP,125,2,L7OK,200,\"Layer7 check passed, \"\"fine\"\"\",L7OK,\r\n"
        "servers,n12,0,DOWN,3,2,L4CON,,Connection refused,,\r\n"
        "servers,BACKEND,7,UP,125,1,,,,,\r\n");
    ASSERT_TRUE(servers);
    ASSERT_EQ(servers->size(), 2U) << "neither the frontend nor the backend is a server";
    EXPECT_EQ(servers->at(0).name, "n11");
    EXPECT_EQ(servers->at(0).state, "UP");
    EXPECT_EQ(servers->at(0).stateSeconds, 125);
    EXPECT_EQ(servers->at(0).sessions, 7);
    EXPECT_EQ(servers->at(0).check, "L7OK 200");
    EXPECT_EQ(servers->at(0).agent, "L7OK");
    EXPECT_EQ(servers->at(1).state, "DOWN");
    EXPECT_EQ(servers->at(1).check, "L4CON");
}

TEST(ServersInStatistics, areNoneInSomethingElse)
{
    EXPECT_FALSE(bank::serversInStatistics("<html>"));
    EXPECT_FALSE(bank::serversInStatistics(""));
    EXPECT_TRUE(bank::serversInStatistics("# svname")->empty());
    EXPECT_TRUE(bank::serversInStatistics("# svname,type\n\"n1").has_value()) << "cut off";
}
