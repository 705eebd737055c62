// Ten failures in a row lock an account for half an hour (PCI DSS 8.3.4), and nobody is told.
#include "services/bank/audit/AuditDetail.h"
#include "tests/bank/identity/IdentityFixture.h"

#include <thread>

namespace cf::test {

class LockOut : public IdentityFixture
{
protected:
    void fail(int times)
    {
        for (int i = 0; i < times; ++i)
            EXPECT_EQ(password("anna", "wrong").status, 401);
    }
};

TEST_F(LockOut, theTenthFailureLocksTheRightPasswordOutToo)
{
    const Person anna = enrolled("anna");
    fail(9);
    EXPECT_EQ(password("anna", anna.password).status, 200) << "nine are forgiven";
    fail(1);
    EXPECT_EQ(password("anna", anna.password).status, 401);
    EXPECT_EQ(actions().back(), "signIn.refused");
    EXPECT_EQ(bank::changesOf(trail().back().detail).value().front().after, "locked");
    const auto all = actions();
    EXPECT_EQ(std::count(all.begin(), all.end(), "signIn.locked"), 1);
}

TEST_F(LockOut, endsAfterThirtyMinutesAndCountsAnew)
{
    const Person anna = enrolled("anna");
    fail(10);
    wait(29min + 59s);
    EXPECT_EQ(password("anna", anna.password).status, 401);
    wait(1s);
    fail(9);
    EXPECT_EQ(password("anna", anna.password).status, 200);
}

TEST_F(LockOut, attemptsWhileLockedDoNotMakeItLonger)
{
    const Person anna = enrolled("anna");
    fail(10);
    wait(20min);
    fail(15);
    wait(10min);
    EXPECT_EQ(password("anna", anna.password).status, 200);
}

TEST_F(LockOut, wrongCodesCountAsWrongPasswordsDo)
{
    const Person anna = enrolled("anna");
    const std::string begun = challenge(anna);
    fail(4);
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(code(begun, "000000").status, 401);
    EXPECT_EQ(code(begun, codeOf(anna)).status, 401) << "locked, and the challenge void";
    EXPECT_EQ(sql("SELECT count(*) FROM bank.sign_in_challenge"), "0");
    EXPECT_EQ(password("anna", anna.password).status, 401);
}

TEST_F(LockOut, theRightPasswordAloneBuysNoMoreGuessesAtTheCode)
{
    const Person anna = enrolled("anna");
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(code(challenge(anna), "000000").status, 401);
    EXPECT_EQ(password("anna", anna.password).status, 401);
}

TEST_F(LockOut, bothFactorsTogetherForgiveWhatWentBefore)
{
    const Person anna = enrolled("anna");
    fail(9);
    signIn(anna);
    fail(9);
    EXPECT_EQ(password("anna", anna.password).status, 200);
}

TEST_F(LockOut, fiftyGuessesAtOnceAreCountedOneByOne)
{
    const Person anna = enrolled("anna");
    std::vector<std::thread> threads;
    for (int i = 0; i < 50; ++i)
        threads.emplace_back([this] { password("anna", "wrong"); });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(password("anna", anna.password).status, 401);
    const auto all = actions();
    EXPECT_EQ(std::count(all.begin(), all.end(), "signIn.locked"), 1);
}

TEST_F(LockOut, doesNotEndAnOpenSession)
{
    const Person anna = enrolled("anna");
    const std::string token = signIn(anna);
    fail(10);
    EXPECT_EQ(get("/v1/session", token).status, 200) << "or anybody could throw a colleague out";
}

} // namespace cf::test
