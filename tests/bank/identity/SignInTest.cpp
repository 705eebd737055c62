// Signing in with both factors, what it consumes, and that every refusal looks the same.
#include "tests/bank/identity/IdentityFixture.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/identity/Totp.h"

#include <thread>

namespace cf::test {

class SignIn : public IdentityFixture
{
protected:
    static std::string refusedBecause(const std::string& reason)
    {
        return bank::detailOf({bank::attribute("reason", reason), bank::attribute("device", kDevice)});
    }

    //! How many of `requests`, all sent at the same moment, are answered with 201.
    int successesOf(const std::vector<std::pair<std::string, std::string>>& requests)
    {
        std::atomic<int> successes = 0;
        std::atomic<bool> go = false;
        std::vector<std::thread> threads;
        for (const auto& [challenge, typed] : requests) {
            threads.emplace_back([this, &successes, &go, challenge, typed] {
                while (!go)
                    std::this_thread::yield();
                if (code(challenge, typed).status == 201)
                    ++successes;
            });
        }
        go = true;
        for (auto& thread : threads)
            thread.join();
        return successes;
    }
};

TEST_F(SignIn, passwordAndCodeOpenASessionThatTellsWhoItIs)
{
    const Person anna = enrolled("anna", Role::Supervisor);
    const RouterReply first = password("anna", anna.password);
    ASSERT_EQ(first.status, 200) << first.text;
    const auto until = parseInstant(first.member("expiresAt"));
    EXPECT_EQ(until, bank::instantOf(clock()) + 5min);

    const RouterReply second = code(first.member("challenge"), codeOf(anna));
    ASSERT_EQ(second.status, 201) << second.text;
    EXPECT_EQ(second.member("token").size(), 59U); // SignedTokens
    EXPECT_EQ(parseInstant(second.member("expiresAt")), bank::instantOf(clock()) + 12h);
    EXPECT_EQ(second.body.at("idleSeconds"), 900);
    EXPECT_EQ(second.body.at("recoveryCodesLeft"), 10);
    const auto& staff = second.body.at("staff").as_object();
    EXPECT_EQ(staff.at("userName"), "anna");
    EXPECT_EQ(staff.at("role"), "supervisor");
    EXPECT_EQ(staff.at("branch").as_object().at("code"), "MAIN");
    EXPECT_NE(boost::json::serialize(staff.at("permissions")).find("transfersCreate"), std::string::npos);
}

TEST_F(SignIn, aUserNameIsFoundHoweverItWasTyped)
{
    const Person petra = enrolled("petra");
    for (const char* typed : {"Petra", "PETRA", "ｐｅｔｒａ", "Ｐetra", "\xef\xbb\xbfpetra", "petra\xe2\x80\x8b",
                              " petra ", "pe\xc2\xadtra", "\xe3\x80\x80petra\xc2\xa0"})
        EXPECT_EQ(password(typed, petra.password).status, 200) << typed;
    for (const char* other : {"pe tra", "pétra", "petra.", "petr", "петра", ""})
        EXPECT_EQ(password(other, petra.password).status, 401) << other;
}

TEST_F(SignIn, aNewColleaguesNameIsKeptInItsOneForm)
{
    const auto added = m_admin.add("\xef\xbb\xbf Ｅva ", "Eva Nová", Role::Teller, m_branch);
    ASSERT_TRUE(added.ok()) << added.error();
    EXPECT_EQ(sql("SELECT user_name FROM bank.staff"), "eva");
    EXPECT_EQ(startEnrolment("ＥＶＡ", added->code).status, 200);
    EXPECT_TRUE(m_admin.invite("Eva").ok());
    EXPECT_FALSE(m_admin.add("EVA", "Eva", Role::Teller, m_branch).ok()) << "she already exists";
}

TEST_F(SignIn, everyRefusalIsTheSameToTheLastByte)
{
    const Person anna = enrolled("anna");
    const Person gone = enrolled("gone");
    const Person locked = enrolled("locked");
    ASSERT_TRUE(m_admin.add("new", "New", Role::Teller, m_branch).ok());
    sql("UPDATE bank.staff SET status = 'disabled' WHERE user_name = 'gone'");
    for (int i = 0; i < 10; ++i)
        password("locked", "wrong");

    const RouterReply wrong = password("anna", "wrong");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.code, "signInRefused");
    for (const auto& [user, typed] : {std::pair<std::string, std::string>("nobody", kPassword),
                                      {"locked", kPassword},
                                      {"gone", kPassword},
                                      {"new", kPassword},
                                      {"new", ""},
                                      {"", ""},
                                      {"anna' OR true --", kPassword},
                                      {std::string(5000, 'a'), kPassword}}) {
        const RouterReply reply = password(user, typed);
        EXPECT_EQ(reply.status, 401) << user;
        EXPECT_EQ(reply.text, wrong.text) << user;
    }
    EXPECT_EQ(code(challenge(anna), "000000").text, wrong.text);
    EXPECT_EQ(code("no such challenge", codeOf(anna)).text, wrong.text);
    EXPECT_EQ(startEnrolment("nobody", "AAAA-BBBB").text, wrong.text);
    EXPECT_EQ(startEnrolment("new", "AAAA-BBBB").text, wrong.text);
}

TEST_F(SignIn, withoutADeviceKeyNothingBegins)
{
    const Person anna = enrolled("anna");
    for (const RouterReply& reply :
         {password("anna", anna.password, ""), code(challenge(anna), codeOf(anna), ""),
          post("/v1/enrolment", {{"userName", "anna"}, {"enrolmentCode", "x"}, {"password", kPassword}}, ""),
          post("/v1/enrolment/confirm", {{"challenge", "x"}, {"code", "x"}}, "")}) {
        EXPECT_EQ(reply.status, 401) << reply.text;
        EXPECT_EQ(reply.code, "deviceKeyRequired");
    }
}

TEST_F(SignIn, aPhoneThatIsAheadSignsInOnceAndOnlyForwards)
{
    const Person anna = enrolled("anna");
    wait(90s);
    EXPECT_EQ(code(challenge(anna), codeOf(anna, +2)).status, 401);
    EXPECT_EQ(code(challenge(anna), codeOf(anna, +1)).status, 201);
    EXPECT_EQ(code(challenge(anna), codeOf(anna, +1)).status, 401) << "once";
    EXPECT_EQ(code(challenge(anna), codeOf(anna)).status, 401) << "older than the used one";
    wait(30s);
    EXPECT_EQ(code(challenge(anna), codeOf(anna)).status, 401) << "the same digits, now for this step";
    wait(30s);
    EXPECT_EQ(code(challenge(anna), codeOf(anna)).status, 201);
}

TEST_F(SignIn, thePreviousCodeIsAcceptedOnce)
{
    const Person anna = enrolled("anna");
    wait(90s);
    EXPECT_EQ(code(challenge(anna), codeOf(anna, -1)).status, 201);
    EXPECT_EQ(code(challenge(anna), codeOf(anna, -1)).status, 401);
    EXPECT_EQ(code(challenge(anna), codeOf(anna, -2)).status, 401);
    EXPECT_EQ(code(challenge(anna), codeOf(anna)).status, 201);
    EXPECT_EQ(code(challenge(anna), codeOf(anna, -1)).status, 401) << "older than the used one";
}

TEST_F(SignIn, oneCodeShownTwentyTimesAtOnceOpensOneSession)
{
    const Person anna = enrolled("anna");
    std::vector<std::pair<std::string, std::string>> requests;
    for (int i = 0; i < 20; ++i)
        requests.emplace_back(challenge(anna), codeOf(anna));
    EXPECT_EQ(successesOf(requests), 1);
    EXPECT_EQ(sql("SELECT count(*) FROM bank.staff_session"), "2") << "the enrolment's own and this one";
}

TEST_F(SignIn, oneRecoveryCodeShownTwentyTimesAtOnceOpensOneSession)
{
    const Person anna = enrolled("anna");
    std::vector<std::pair<std::string, std::string>> requests;
    for (int i = 0; i < 20; ++i)
        requests.emplace_back(challenge(anna), anna.recoveryCodes[3]);
    EXPECT_EQ(successesOf(requests), 1);
    EXPECT_EQ(sql("SELECT count(*) FROM bank.staff_recovery_code WHERE used_at IS NOT NULL"), "1");
}

TEST_F(SignIn, oneChallengeOpensOneSessionWhateverCodesAreShown)
{
    const Person anna = enrolled("anna");
    const std::string only = challenge(anna);
    std::vector<std::pair<std::string, std::string>> requests;
    for (const auto& recovery : anna.recoveryCodes)
        requests.emplace_back(only, recovery);
    EXPECT_EQ(successesOf(requests), 1);
}

TEST_F(SignIn, eachRecoveryCodeWorksOnceHoweverItIsTyped)
{
    const Person anna = enrolled("anna");
    std::string typed;
    for (const char c : anna.recoveryCodes[0])
        typed += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    const RouterReply reply = code(challenge(anna), typed);
    EXPECT_EQ(reply.status, 201) << reply.text;
    EXPECT_EQ(reply.body.at("recoveryCodesLeft"), 9);
    EXPECT_EQ(code(challenge(anna), anna.recoveryCodes[0]).status, 401);
    EXPECT_EQ(code(challenge(anna), anna.recoveryCodes[1]).status, 201);
}

TEST_F(SignIn, aRecoveryCodeIsItsOwnersOnly)
{
    const Person anna = enrolled("anna");
    const Person petr = enrolled("petr");
    EXPECT_EQ(code(challenge(petr), anna.recoveryCodes[0]).status, 401);
    EXPECT_EQ(code(challenge(petr), codeOf(anna)).status, 401);
}

TEST_F(SignIn, aChallengeLastsFiveMinutesOnItsOwnDevice)
{
    const Person anna = enrolled("anna");
    const std::string begun = challenge(anna);
    EXPECT_EQ(code(begun, codeOf(anna), kOtherDevice).status, 401);
    wait(299s);
    const std::string late = challenge(anna);
    EXPECT_EQ(code(begun, codeOf(anna)).status, 201);
    wait(300s);
    EXPECT_EQ(code(late, codeOf(anna)).status, 401);
}

TEST_F(SignIn, aChallengeOfEnrolmentDoesNotSignIn)
{
    const auto added = m_admin.add("new", "New", Role::Teller, m_branch);
    const RouterReply started = startEnrolment("new", added->code);
    const Person person{"new", kPassword, bank::totp::secretOf(started.member("secret")), {}};
    EXPECT_EQ(code(started.member("challenge"), codeOf(person)).status, 401);
}

TEST_F(SignIn, isRefusedInAMomentWhenTooManyWait)
{
    m_identity.passwords.stop();
    const RouterReply reply = password("anna", kPassword);
    EXPECT_EQ(reply.status, 429);
    EXPECT_EQ(reply.body.at("retryAfterSeconds"), 1);
}

TEST_F(SignIn, leavesItsTrailWithoutSecrets)
{
    const Person anna = enrolled("anna");
    const std::size_t before = trail().size();
    password("anna", "wrong password, wrong");
    password("nobody", "wrong password, wrong");
    code(challenge(anna), "000000");
    signIn(anna);
    auto events = trail();
    events.erase(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(before));
    ASSERT_EQ(events.size(), 4U);
    EXPECT_EQ(events[0].action, "signIn.refused");
    EXPECT_FALSE(events[0].actor) << "not proven to be Anna";
    EXPECT_EQ(events[0].objectId.substr(0, 4), "stf_");
    EXPECT_EQ(events[0].detail, refusedBecause("password"));
    EXPECT_EQ(events[1].detail, refusedBecause("no such user"));
    EXPECT_EQ(events[1].objectId, "") << "the text typed as a name may be a password";
    EXPECT_EQ(events[2].detail, refusedBecause("code"));
    EXPECT_EQ(events[2].result, AuditResult::Refused);
    EXPECT_EQ(events[2].traceId.size(), 32U);
    EXPECT_EQ(events[3].action, "signIn.succeeded");
    EXPECT_EQ(events[3].actor->toString(), events[3].objectId);
    EXPECT_EQ(events[3].branch, m_branch);
    for (const auto& event : events)
        EXPECT_EQ(canonicalLeaf(event).find("wrong password"), std::string::npos);
}

} // namespace cf::test
