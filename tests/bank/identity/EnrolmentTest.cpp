// From a one-time code to a person who can sign in, and all the ways that must not lead there.
#include "tests/bank/identity/IdentityFixture.h"

#include "services/bank/identity/Totp.h"

namespace cf::test {

class Enrolment : public IdentityFixture
{
protected:
    std::string add(const std::string& userName)
    {
        const auto added = m_admin.add(userName, "Somebody", Role::Teller, m_branch);
        EXPECT_TRUE(added.ok());
        return added->code;
    }
    RouterReply confirm(const std::string& challenge, const std::string& code, const std::string& device = kDevice)
    {
        return post("/v1/enrolment/confirm", {{"challenge", challenge}, {"code", code}}, device);
    }
    std::string codeFrom(const RouterReply& started, int steps = 0)
    {
        return codeOf({{}, {}, bank::totp::secretOf(started.member("secret")), {}}, steps);
    }
};

TEST_F(Enrolment, aCodeBecomesAPasswordAnAuthenticatorAndTenRecoveryCodes)
{
    const RouterReply started = startEnrolment("anna", add("anna"));
    ASSERT_EQ(started.status, 200) << started.text;
    EXPECT_EQ(bank::totp::secretOf(started.member("secret")).size(), 20U);
    EXPECT_NE(started.member("otpauthUri").find(started.member("secret")), std::string::npos);

    const RouterReply confirmed = confirm(started.member("challenge"), codeFrom(started));
    ASSERT_EQ(confirmed.status, 201) << confirmed.text;
    EXPECT_EQ(confirmed.body.at("recoveryCodes").as_array().size(), 10U);
    const auto& session = confirmed.body.at("session").as_object();
    EXPECT_EQ(session.at("recoveryCodesLeft"), 10);
    EXPECT_EQ(get("/v1/session", std::string(session.at("token").as_string())).status, 200);
    EXPECT_EQ(actions(), (std::vector<std::string>{"staff.added", "enrolment.started", "enrolment.completed",
                                                   "signIn.succeeded"}));
}

TEST_F(Enrolment, nobodySignsInBeforeTheAuthenticatorHasProvenItself)
{
    startEnrolment("anna", add("anna"));
    EXPECT_EQ(password("anna", kPassword).status, 401);
}

TEST_F(Enrolment, theCodeThatConfirmedDoesNotSignInAgain)
{
    const RouterReply started = startEnrolment("anna", add("anna"));
    const std::string digits = codeFrom(started);
    ASSERT_EQ(confirm(started.member("challenge"), digits).status, 201);
    EXPECT_EQ(code(password("anna", kPassword).member("challenge"), digits).status, 401);
}

TEST_F(Enrolment, anEnrolmentCodeIsGoodOnce)
{
    const std::string enrolmentCode = add("anna");
    const RouterReply started = startEnrolment("anna", enrolmentCode);
    ASSERT_EQ(confirm(started.member("challenge"), codeFrom(started)).status, 201);
    const RouterReply again = startEnrolment("anna", enrolmentCode, "another password of mine");
    EXPECT_EQ(again.status, 401);
    EXPECT_EQ(again.code, "signInRefused");
    EXPECT_EQ(password("anna", kPassword).status, 200) << "the first password stands";
    EXPECT_EQ(confirm(started.member("challenge"), codeFrom(started, 1)).status, 401);
}

TEST_F(Enrolment, startingAgainVoidsWhatWasStartedBefore)
{
    const std::string enrolmentCode = add("anna");
    const RouterReply lost = startEnrolment("anna", enrolmentCode);
    const RouterReply started = startEnrolment("anna", enrolmentCode);
    EXPECT_EQ(confirm(lost.member("challenge"), codeFrom(started)).status, 401);
    EXPECT_EQ(confirm(started.member("challenge"), codeFrom(lost)).status, 401);
    EXPECT_EQ(confirm(started.member("challenge"), codeFrom(started)).status, 201);
}

TEST_F(Enrolment, aCodeExpiresAfterThreeDays)
{
    const std::string early = add("early");
    const std::string late = add("late");
    wait(72h - 1s);
    EXPECT_EQ(startEnrolment("early", early).status, 200);
    wait(1s);
    EXPECT_EQ(startEnrolment("late", late).status, 401);
}

TEST_F(Enrolment, aCodeIsItsOwnersOnlyAndReadHoweverItIsTyped)
{
    const std::string annas = add("anna");
    add("petr");
    EXPECT_EQ(startEnrolment("petr", annas).status, 401);
    std::string typed = " ";
    for (const char c : annas)
        typed += static_cast<char>(std::tolower(c));
    EXPECT_EQ(startEnrolment("anna", typed).status, 200);
    EXPECT_EQ(startEnrolment("anna", "\u202a" + annas + "\u202c\n").status, 200)
        << "as pasted from a web page or a chat";
}

TEST_F(Enrolment, theConfirmationBelongsToTheDeviceAndToAQuarterOfAnHour)
{
    const std::string enrolmentCode = add("anna");
    const RouterReply started = startEnrolment("anna", enrolmentCode);
    EXPECT_EQ(confirm(started.member("challenge"), codeFrom(started), kOtherDevice).status, 401);
    wait(15min);
    EXPECT_EQ(confirm(started.member("challenge"), codeFrom(started)).status, 401);
    EXPECT_EQ(startEnrolment("anna", enrolmentCode).status, 200) << "and it can be restarted";
}

TEST_F(Enrolment, aPoorPasswordIsRefusedInItsField)
{
    const std::string enrolmentCode = add("anna");
    const RouterReply reply = startEnrolment("anna", enrolmentCode, "too short");
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.code, "invalidRequest");
    const auto& error = reply.body.at("errors").as_array().at(0).as_object();
    EXPECT_EQ(error.at("pointer"), "/password");
    EXPECT_EQ(error.at("message"), "must have at least 15 characters");
    EXPECT_EQ(error.at("code"), "passwordTooShort");
    EXPECT_EQ(error.at("words").as_array().at(0), "15");
    const auto codeOf = [&](const char* weak) {
        const RouterReply refused = startEnrolment("anna", enrolmentCode, weak);
        return std::string(refused.body.at("errors").as_array().at(0).as_object().at("code").as_string().c_str());
    };
    EXPECT_EQ(codeOf("passwordpassword"), "passwordRepeated");
    EXPECT_EQ(codeOf("passwordpassword1234"), "passwordGuessedFirst");
    EXPECT_EQ(codeOf("Somebody20262026"), "passwordGuessedFirst") << "the person's name";
    for (const char* weak : {"passwordpassword", "123456789012345", "somebodysomebod", "Somebody20262026"})
        EXPECT_EQ(startEnrolment("anna", enrolmentCode, weak).code, "invalidRequest") << weak;
    EXPECT_EQ(startEnrolment("anna", "wrong", "Somebody20262026").code, "signInRefused")
        << "a colleague's name is not revealed to strangers";
    EXPECT_EQ(startEnrolment("anna", enrolmentCode).status, 200) << "the code is not consumed";
}

TEST_F(Enrolment, aNewCodeEndsAllThatWasKnownOfThePerson)
{
    const Person anna = enrolled("anna");
    const std::string token = signIn(anna);
    const std::string begun = challenge(anna);
    const auto reissued = m_admin.reissue("anna");
    ASSERT_TRUE(reissued.ok());
    EXPECT_EQ(get("/v1/session", token).status, 401);
    EXPECT_EQ(password("anna", anna.password).status, 401);
    EXPECT_EQ(code(begun, anna.recoveryCodes[0]).status, 401);

    const RouterReply started = startEnrolment("anna", reissued->code, "a new and longer password");
    EXPECT_EQ(confirm(started.member("challenge"), codeFrom(started)).status, 201);
    EXPECT_EQ(get("/v1/session", token).status, 401) << "nor does it come back with the person";
    EXPECT_EQ(password("anna", anna.password).status, 401);
    const std::string next = password("anna", "a new and longer password").member("challenge");
    EXPECT_EQ(code(next, anna.recoveryCodes[0]).status, 401) << "old recovery codes";
}

TEST_F(Enrolment, aNewCodeReplacesTheOldAndOpensALock)
{
    const std::string old = add("anna");
    const RouterReply started = startEnrolment("anna", old);
    for (int i = 0; i < 10; ++i)
        confirm(started.member("challenge"), "000000");
    EXPECT_EQ(startEnrolment("anna", old).status, 401) << "locked";
    const auto reissued = m_admin.reissue("anna");
    EXPECT_EQ(startEnrolment("anna", old).status, 401);
    EXPECT_EQ(startEnrolment("anna", reissued->code).status, 200);
}

TEST_F(Enrolment, whoCannotBeAddedIsToldInASentence)
{
    add("anna");
    for (const auto& refused :
         {m_admin.add("anna", "Anna", Role::Teller, m_branch), m_admin.add("Anna!", "Anna", Role::Teller, m_branch),
          m_admin.add("anna2", "", Role::Teller, m_branch),
          m_admin.add("anna3", "Anna", Role::Teller, BranchId::make()), m_admin.reissue("nobody")}) {
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().back(), '.') << refused.error();
    }
    sql("UPDATE bank.staff SET status = 'disabled'");
    EXPECT_FALSE(m_admin.reissue("anna").ok());
}

TEST_F(Enrolment, noSecretLiesInTheDatabaseAsItIs)
{
    const std::string enrolmentCode = add("anna");
    const RouterReply started = startEnrolment("anna", enrolmentCode);
    const std::string secret = bank::totp::secretOf(started.member("secret"));
    EXPECT_EQ(
        sql(("SELECT count(*) FROM bank.staff_totp WHERE position('" + db::bytea(secret) + "'::bytea IN secret) > 0")
                .c_str()),
        "0");
    EXPECT_EQ(sql("SELECT count(*) FROM bank.staff_enrolment_code WHERE length(code_hash) <> 32"), "0");
    EXPECT_EQ(sql("SELECT password_hash LIKE '$argon2id$%' FROM bank.staff"), "t");
}

} // namespace cf::test
