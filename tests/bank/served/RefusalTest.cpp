// Refusals are recorded, once and with a count however often they are tried; and anonymous callers are throttled.
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/identity/StaffAdmin.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

class RecordedRefusals : public ::testing::Test
{
protected:
    RecordedRefusals() { m_caller = m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch()); }

    //! Of this action; stops the bank, which then writes all it counted.
    std::vector<AuditEvent> told(const std::string& action)
    {
        m_bank.stopServing();
        return m_bank.recorded(action);
    }

    static std::string said(const AuditEvent& event, const std::string& field)
    {
        const auto changes = bank::changesOf(event.detail).value();
        for (const auto& change : changes)
            if (change.field == field)
                return change.after.value_or("");
        return {};
    }

    ServedBank m_bank;
    ApiClient m_teller = m_bank.client();
    bank::Caller m_caller;
};

} // namespace

TEST_F(RecordedRefusals, aMissingRightIsTwoEventsHoweverOftenItIsTried)
{
    std::string trace;
    for (int i = 0; i < 50; ++i) {
        const auto reply = m_teller.call<ListStaff>({});
        ASSERT_EQ(reply.status, 403);
        if (i == 0)
            trace = reply.headers.at("x-trace-id");
    }
    EXPECT_EQ(m_teller.call<ListAuditEvents>({}).status, 403);
    const auto events = told("access.refused");
    ASSERT_EQ(events.size(), 3U);
    EXPECT_EQ(events[0].result, AuditResult::Refused);
    EXPECT_EQ(events[0].actor, m_caller.staff);
    EXPECT_EQ(events[0].traceId, trace);
    EXPECT_EQ(said(events[0], "reason"), "permission");
    EXPECT_EQ(said(events[0], "operation"), "ListStaff");
    EXPECT_EQ(said(events[0], "permission"), "staffManage");
    EXPECT_EQ(said(events[0], "address"), "127.0.0.1");
    EXPECT_EQ(said(events[0], "device"), m_teller.device());
    EXPECT_EQ(said(events[1], "operation"), "ListAuditEvents");
    EXPECT_EQ(said(events[2], "repeats"), "49");
}

TEST_F(RecordedRefusals, whatIsToldAsTheBankStopsIsSealedBeforeItIsGone)
{
    const auto count = [this](const char* table) {
        return m_bank.query(("SELECT count(*) FROM bank." + std::string(table)).c_str()).value<int>();
    };
    EXPECT_EQ(m_teller.call<ListStaff>({}).status, 403); // once sealed, the sequencer is known to be elected
    ASSERT_TRUE(eventually([&] { return count("audit_event") > 0; }));
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(m_teller.call<ListStaff>({}).status, 403);
    const auto events = told("access.refused");
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(said(events[1], "repeats"), "2");
    EXPECT_EQ(count("audit_inbox"), 0);
}

TEST_F(RecordedRefusals, anIdOfAnotherBranchIsOneAndAnIdOfNothingIsNone)
{
    const auto foreign = m_bank.openAccount(m_bank.otherBranch(), 100);
    const Date day = *parseDate("2026-11-22");
    EXPECT_EQ(m_teller.call<GetCustomer>({foreign.owner}).status, 404);
    EXPECT_EQ(m_teller.call<ListDocuments>({foreign.owner, {}, {}}).status, 404);
    EXPECT_EQ(m_teller.call<GetAccount>({foreign.id}).status, 404);
    EXPECT_EQ(m_teller.call<ListEntries>({foreign.id, {}, {}}).status, 404);
    EXPECT_EQ(m_teller.call<ListHolds>({foreign.id}).status, 404);
    EXPECT_EQ(m_teller.call<GetBalanceAsOf>({foreign.id, day}).status, 404);
    EXPECT_EQ(m_teller.call<GetStatement>({foreign.id, day, day, {}}).status, 404);
    const auto transfer =
        m_bank.query("SELECT transfer_id FROM bank.entry WHERE account_id = $1", foreign.id.uuid().toString())
            .value<TransferId>();
    m_bank.query("UPDATE bank.account SET branch_id = $1 WHERE kind = 'internal' RETURNING id",
                 m_bank.otherBranch().uuid().toString());
    EXPECT_EQ(m_teller.call<GetTransfer>({transfer}).status, 404);
    EXPECT_EQ(m_teller.call<GetCustomer>({CustomerId::make()}).status, 404);
    EXPECT_EQ(m_teller.call<GetAccount>({AccountId::make()}).status, 404);
    std::map<std::string, std::string> found;
    for (const AuditEvent& event : told("access.refused")) {
        EXPECT_EQ(said(event, "reason"), "reach");
        if (said(event, "repeats").empty())
            found[event.objectId] = said(event, "operation");
        else
            EXPECT_EQ(said(event, "repeats"), event.objectId == foreign.owner.toString() ? "1" : "4");
    }
    EXPECT_EQ(found, (std::map<std::string, std::string>{{foreign.owner.toString(), "GetCustomer"},
                                                         {foreign.id.toString(), "GetAccount"},
                                                         {transfer.toString(), "GetTransfer"}}));
}

TEST_F(RecordedRefusals, aStolenTokenNamesWhoseItIsAndAnInventedOneNobody)
{
    ApiClient thief = m_bank.client();
    thief.useToken(m_teller.token());
    EXPECT_EQ(thief.call<GetSession>({}).status, 401);
    thief.useToken("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    EXPECT_EQ(thief.call<GetSession>({}).status, 401);
    ASSERT_TRUE(m_teller.call<SignOut>({}).ok());
    EXPECT_EQ(m_teller.call<GetSession>({}).status, 401); // its own session, ended: not recorded
    const auto events = told("session.refused");
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(said(events[0], "reason"), "device");
    EXPECT_EQ(events[0].objectId, m_caller.staff.toString());
    EXPECT_FALSE(events[0].actor) << "the caller is not authenticated";
    EXPECT_EQ(said(events[0], "device"), thief.device());
    EXPECT_EQ(said(events[1], "reason"), "no such token");
    EXPECT_EQ(events[1].objectId, "");
}

TEST_F(RecordedRefusals, aChallengeShownByAnotherDeviceIsOne)
{
    const std::string challenge = "the challenge of another";
    m_bank.query("INSERT INTO bank.sign_in_challenge (challenge_hash, staff_id, purpose, device_sha256, expires_at)"
                 " VALUES (sha256($1::bytea), $2, 'signIn', decode($3, 'hex'), now() + interval '5 minutes')"
                 " RETURNING staff_id",
                 db::bytea(challenge), m_caller.staff.uuid().toString(), m_teller.device());
    ApiClient thief = m_bank.client();
    EXPECT_EQ(thief.call<SignInWithCode>({challenge, "123456"}).status, 401);
    EXPECT_EQ(thief.call<SignInWithCode>({"none", "123456"}).status, 401);
    const auto events = told("signIn.refused");
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(said(events[0], "reason"), "device");
    EXPECT_EQ(events[0].objectId, m_caller.staff.toString());
    EXPECT_EQ(said(events[1], "reason"), "no such challenge");
}

TEST_F(RecordedRefusals, aStolenTokenIsOneBehindAFloodAndBeforeALargeBodyToo)
{
    ApiClient thief = m_bank.client();
    for (int i = 0; i < 200; ++i) {
        thief.useToken("invented" + std::to_string(i));
        ASSERT_EQ(thief.call<GetSession>({}).status, 401) << i;
    }
    TlsClient connection(m_bank.port(), {.certificate = thief.certificate(), .trust = m_bank.caCertificate()});
    connection.send("POST /v1/transfers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_teller.token() +
                    "\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"); // and no body
    const auto reply = connection.receive();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 401);
    EXPECT_TRUE(m_teller.call<GetSession>({}).ok());
    std::map<std::string, std::vector<AuditEvent>> found; // by reason
    for (const AuditEvent& event : told("session.refused"))
        found[said(event, "reason")].push_back(event);
    ASSERT_EQ(found["device"].size(), 1U);
    EXPECT_EQ(found["device"][0].objectId, m_caller.staff.toString());
    EXPECT_EQ(said(found["device"][0], "device"), thief.device());
    ASSERT_EQ(found["no such token"].size(), 2U);
    EXPECT_EQ(said(found["no such token"][1], "repeats"), "199");
}

TEST_F(RecordedRefusals, fifteenHundredWrongEnrolmentCodesAreTwoEventsAndKeepOutNobodyWhoHasTheRightOne)
{
    ApiClient stranger = m_bank.client();
    int refused = 0;
    int limited = 0;
    for (int i = 0; i < 1'500; ++i) {
        const auto reply = stranger.call<StartEnrolment>(
            {"invented." + std::to_string(i % 20), "AAAA-BBBB", "a long enough password, truly"});
        refused += reply.status == 401 ? 1 : 0;
        limited += reply.status == 429 ? 1 : 0;
        if (reply.status == 429) {
            EXPECT_GE(std::stoi(reply.headers.at("retry-after")), 1);
        }
    }
    EXPECT_EQ(refused + limited, 1'500);
    EXPECT_GE(refused, 30);
    EXPECT_GT(limited, 1'000);
    db::Watchdog watchdog;
    db::Pool pool(m_bank.writingPool(), watchdog);
    const auto added = bank::StaffAdmin(pool).add("eva.nova", "Eva Nová", Role::Teller, m_bank.mainBranch());
    ASSERT_TRUE(added.ok());
    EXPECT_EQ(stranger.call<StartEnrolment>({"eva.nova", added->code, "a long enough password, truly"}).status, 200);
    const auto events = told("enrolment.refused");
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(said(events[0], "nameHash").size(), 32U);
    EXPECT_EQ(said(events[1], "repeats"), "1499") << "including the throttled ones";
    EXPECT_EQ(said(events[1], "names"), "20");
    for (const AuditEvent& event : events)
        EXPECT_EQ(canonicalLeaf(event).find("invented"), std::string::npos);
}

TEST_F(RecordedRefusals, guessedChallengesAreLimitedByAddress)
{
    ApiClient stranger = m_bank.client();
    int limited = 0;
    for (int i = 0; i < 300; ++i)
        limited += stranger.call<SignInWithCode>({"guess " + std::to_string(i), "123456"}).status == 429 ? 1 : 0;
    EXPECT_GT(limited, 100);
    EXPECT_EQ(told("signIn.refused").size(), 2U);
}
