// Open sessions and branches: listed correctly, ended at once.
#include "services/bank/administration/CustomerCounts.h"
#include "tests/bank/administration/AdministrationFixture.h"

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

class OpenSessions : public AdministrationFixture
{
protected:
    Page<SessionRow> sessions(const SessionsQuery& query = {})
    {
        const auto reply = m_admin.client.call<ListSessions>(query);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply.ok() ? reply.value() : Page<SessionRow>();
    }
};

} // namespace

TEST_F(OpenSessions, areListedLastUsedFirstAndByPerson)
{
    const Colleague first = colleague();
    const Colleague second = colleague();
    m_bank.query("UPDATE bank.staff_session SET last_used_at = now() - interval '1 minute' WHERE staff_id = $1",
                 first.id.uuid().toString());
    const auto all = sessions();
    ASSERT_EQ(all.items.size(), 3U);
    EXPECT_EQ(all.count, 3);
    EXPECT_EQ(all.items.back().staff.id, first.id);
    const auto one = sessions({second.id, {}, {}});
    ASSERT_EQ(one.items.size(), 1U);
    EXPECT_EQ(one.items[0].staff.id, second.id);
    EXPECT_EQ(one.items[0].device, second.client.device().substr(0, 16));
    EXPECT_GT(one.items[0].expiresAt, one.items[0].startedAt);
}

TEST_F(OpenSessions, arePagedWithoutLossOrRepetition)
{
    std::set<std::string> open = {m_admin.id.toString()};
    for (int i = 0; i < 4; ++i)
        open.insert(colleague().id.toString());
    // The same time for all: the id decides.
    m_bank.query("UPDATE bank.staff_session SET last_used_at = date_trunc('minute', now())");
    std::set<std::string> seen;
    std::optional<std::string> cursor;
    for (int page = 0; page < 3; ++page) {
        const auto part = sessions({{}, cursor, 2});
        EXPECT_EQ(part.more, page < 2);
        for (const auto& each : part.items)
            EXPECT_TRUE(seen.insert(each.staff.id.toString()).second);
        cursor = part.lastKey;
    }
    EXPECT_EQ(seen, open);
    EXPECT_EQ(m_admin.client.call<ListSessions>({{}, "2026-11-22T09:49:25Z", {}}).status, 400);
    EXPECT_EQ(m_admin.client.call<ListSessions>({{}, "x/y", {}}).status, 400);
}

TEST_F(OpenSessions, thoseThatAreOverAreNotListed)
{
    for (const char* over :
         {"last_used_at = now() - interval '15 minutes'", "expires_at = now()", "ended_at = now()"}) {
        const Colleague teller = colleague();
        const std::string sql = std::string("UPDATE bank.staff_session SET ") + over + " WHERE staff_id = $1";
        m_bank.query(sql.c_str(), teller.id.uuid().toString());
        EXPECT_TRUE(sessions({teller.id, {}, {}}).items.empty()) << over;
    }
}

TEST_F(OpenSessions, endingOneSignsThatDeviceOutAtOnceAndNoOther)
{
    Colleague teller = colleague();
    Colleague other = colleague();
    const auto session = sessions({teller.id, {}, {}}).items.at(0);
    const auto reply = m_admin.client.call<EndSession>({session.id});
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_FALSE(isSignedIn(teller.client));
    EXPECT_TRUE(isSignedIn(other.client));
    EXPECT_EQ(changes("session.ended").front(), "device:  -> " + session.device);
    EXPECT_EQ(trail("session.ended").back().objectId, teller.id.toString());
    EXPECT_EQ(m_admin.client.call<EndSession>({session.id}).status, 404);
    EXPECT_EQ(m_admin.client.call<EndSession>({Uuid::v7()}).status, 404);
    EXPECT_EQ(trail("session.ended").size(), 1U);
}

TEST_F(OpenSessions, customersAreCountedOnceInAFewSecondsHoweverManyAsk)
{
    db::Watchdog watchdog;
    db::Pool pool({.database = m_bank.settings().appDatabase, .connections = 1}, watchdog);
    auto now = std::chrono::steady_clock::time_point(std::chrono::hours(1));
    bank::CustomerCounts counts(pool, [&] { return now; });
    m_bank.openAccount(m_bank.otherBranch(), 0);
    EXPECT_EQ(counts.get().at(m_bank.otherBranch()), 1);
    m_bank.openAccount(m_bank.otherBranch(), 0);
    now += bank::CustomerCounts::kFresh - std::chrono::milliseconds(1);
    EXPECT_EQ(counts.get().at(m_bank.otherBranch()), 1);
    now += std::chrono::milliseconds(1);
    EXPECT_EQ(counts.get().at(m_bank.otherBranch()), 2);
}

TEST_F(OpenSessions, branchesSayWhoWorksThere)
{
    colleague(Role::Teller, m_bank.otherBranch());
    const Colleague gone = colleague(Role::Teller, m_bank.otherBranch());
    ASSERT_EQ(update(disabled(gone.id)).status, 200);
    m_bank.openAccount(m_bank.otherBranch(), 0);
    Colleague teller = colleague();
    const auto reply = teller.client.call<ListBranches>({});
    ASSERT_TRUE(reply.ok()) << reply.body;
    ASSERT_EQ(reply.value().items.size(), 2U);
    EXPECT_EQ(reply.value().items[0].branch.code, "MAIN");
    EXPECT_EQ(reply.value().items[1].staff, 1);
    EXPECT_EQ(reply.value().items[1].customers, 1);
    EXPECT_EQ(reply.value().items[1].timeZone, "Europe/Prague");
}
