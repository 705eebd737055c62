// How long a session lives, on which device, and what ends it at once.
#include "tests/bank/identity/IdentityFixture.h"

namespace cf::test {

class Sessions : public IdentityFixture
{
protected:
    //! As the router asks on every call.
    bool isOpen(const std::string& token, bool keepAlive = false, const std::string& device = kDevice)
    {
        return m_identity.sessions.callerOf(token, device, keepAlive).ok();
    }
};

TEST_F(Sessions, aTokenSaysWhoIsCalling)
{
    const std::string token = signIn(enrolled("anna", Role::Compliance));
    const auto caller = m_identity.sessions.callerOf(token, kDevice, true);
    ASSERT_TRUE(caller.ok());
    EXPECT_EQ(caller->role, Role::Compliance);
    EXPECT_EQ(caller->branch, m_branch);
    EXPECT_EQ(caller->displayName, "Somebody");
}

TEST_F(Sessions, theSessionIsToldWithoutItsToken)
{
    const std::string token = signIn(enrolled("anna"));
    const RouterReply reply = get("/v1/session", token);
    EXPECT_EQ(reply.status, 200) << reply.text;
    EXPECT_EQ(reply.member("token"), "");
    EXPECT_EQ(reply.body.at("staff").as_object().at("userName"), "anna");
    EXPECT_EQ(sql("SELECT count(*) FROM bank.staff_session WHERE length(token_hash) <> 32"), "0");
}

TEST_F(Sessions, aStolenTokenIsWorthNothingOnAnotherDevice)
{
    const std::string token = signIn(enrolled("anna"));
    for (const std::string& device : {kOtherDevice, std::string()}) {
        const RouterReply reply = get("/v1/session", token, device);
        EXPECT_EQ(reply.status, 401) << reply.text;
        EXPECT_EQ(reply.code, "unauthenticated");
    }
    EXPECT_EQ(get("/v1/session", token).status, 200);
}

TEST_F(Sessions, whatIsNoTokenIsNobody)
{
    for (const std::string& token :
         {std::string(), std::string("x"), std::string(43, 'A'), std::string("' OR true --")})
        EXPECT_EQ(get("/v1/session", token).status, 401) << token;
}

TEST_F(Sessions, fifteenIdleMinutesEndIt)
{
    const std::string token = signIn(enrolled("anna"));
    ASSERT_TRUE(isOpen(token, true));
    wait(14min + 59s);
    ASSERT_TRUE(isOpen(token, true));
    wait(14min + 59s);
    ASSERT_TRUE(isOpen(token, true));
    wait(15min);
    EXPECT_FALSE(isOpen(token, true));
    EXPECT_FALSE(isOpen(token)) << "and it stays ended";
}

TEST_F(Sessions, pollingDoesNotKeepItAlive)
{
    const std::string token = signIn(enrolled("anna"));
    ASSERT_TRUE(isOpen(token, true));
    for (int minute = 1; minute < 15; ++minute) {
        wait(1min);
        EXPECT_EQ(get("/v1/session", token).status, 200) << minute;
    }
    wait(1min);
    EXPECT_EQ(get("/v1/session", token).status, 401);
}

TEST_F(Sessions, busyOnesEndAfterTwelveHours)
{
    const std::string token = signIn(enrolled("anna")); // 30 s ago
    for (int minutes = 10; minutes < 12 * 60; minutes += 10) {
        wait(10min);
        ASSERT_TRUE(isOpen(token, true)) << minutes;
    }
    wait(9min + 29s);
    EXPECT_TRUE(isOpen(token, true));
    wait(1s);
    EXPECT_FALSE(isOpen(token, true));
}

TEST_F(Sessions, useIsWrittenDownAtMostEveryTenSeconds)
{
    const std::string token = signIn(enrolled("anna"));
    isOpen(token, true);
    const std::string before = sql("SELECT max(last_used_at) FROM bank.staff_session");
    wait(9s);
    isOpen(token, true);
    EXPECT_EQ(sql("SELECT max(last_used_at) FROM bank.staff_session"), before);
    wait(1s);
    isOpen(token, true);
    EXPECT_NE(sql("SELECT max(last_used_at) FROM bank.staff_session"), before);
}

TEST_F(Sessions, thatUseIsWrittenDownWaitsForNoStandby)
{
    const std::string token = signIn(enrolled("anna"));
    sql("CREATE TABLE bank.waited (as_set text)");
    sql("CREATE FUNCTION bank.note_waiting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
        " $$ BEGIN INSERT INTO bank.waited VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$");
    sql("CREATE TRIGGER note_waiting AFTER UPDATE ON bank.staff_session"
        " FOR EACH ROW EXECUTE FUNCTION bank.note_waiting()");
    wait(10s);
    isOpen(token, true);
    EXPECT_EQ(sql("SELECT string_agg(DISTINCT as_set, ', ') FROM bank.waited"), "local");
}

TEST_F(Sessions, signingOutEndsThisOneAtOnceAndNoOther)
{
    const Person anna = enrolled("anna");
    const std::string first = signIn(anna);
    const std::string second = signIn(anna);
    EXPECT_EQ(post("/v1/session/sign-out", {}, kDevice, first).status, 200);
    EXPECT_FALSE(isOpen(first));
    EXPECT_TRUE(isOpen(second));
    EXPECT_EQ(post("/v1/session/sign-out", {}, kDevice, first).status, 401);
    EXPECT_EQ(actions().back(), "signOut");
}

TEST_F(Sessions, anotherServerSeesTheSignOutAtOnce)
{
    const std::string token = signIn(enrolled("anna"));
    db::Pool otherPool({.database = m_database.app}, m_watchdog);
    bank::Sessions other(otherPool, m_master, clock());
    EXPECT_TRUE(other.callerOf(token, kDevice, true).ok());
    post("/v1/session/sign-out", {}, kDevice, token);
    EXPECT_FALSE(other.callerOf(token, kDevice, true).ok());
}

TEST_F(Sessions, disablingAPersonEndsAccessAtOnce)
{
    const std::string token = signIn(enrolled("anna"));
    sql("UPDATE bank.staff SET status = 'disabled'");
    EXPECT_FALSE(isOpen(token));
}

TEST_F(Sessions, aNewRoleCountsAtOnce)
{
    const std::string token = signIn(enrolled("anna"));
    sql("UPDATE bank.staff SET role = 'administrator'");
    EXPECT_EQ(m_identity.sessions.callerOf(token, kDevice, false)->role, Role::Administrator);
}

} // namespace cf::test
