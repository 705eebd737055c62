// Ten failures in a row lock an account for half an hour (PCI DSS 8.3.4), without telling anyone.
#include "services/bank/audit/AuditDetail.h"
#include "tests/bank/identity/IdentityFixture.h"

#include <thread>

namespace cf::test {

class Lockout : public IdentityFixture
{
protected:
    void fail(int times, const std::string& device = kDevice)
    {
        for (int i = 0; i < times; ++i)
            EXPECT_EQ(password("anna", "wrong", device).status, 401);
    }
};

TEST_F(Lockout, strangersLockOutStrangersAndNotWhoeverIsAtTheirDesk)
{
    const Person anna = enrolled("anna");
    const std::string begun = challenge(anna);
    for (int i = 0; i < 40; ++i)
        fail(1, std::string(62, 'c') + std::to_string(10 + i)); // each from a new device
    EXPECT_EQ(password("anna", anna.password, kOtherDevice).status, 401) << "no unlimited guessing from new devices";
    EXPECT_EQ(code(begun, codeOf(anna)).status, 201) << "a sign-in begun on the known device continues";
    wait(30s);
    signIn(anna);
    EXPECT_EQ(password("anna", anna.password, kOtherDevice).status, 401) << "a sign-in elsewhere buys no guesses";
    wait(30min);
    EXPECT_EQ(password("anna", anna.password, kOtherDevice).status, 200);
}

TEST_F(Lockout, aDeviceIsKnownOnceBothFactorsWereRightOnIt)
{
    const Person anna = enrolled("anna");
    const RouterReply begun = password("anna", anna.password, kOtherDevice);
    fail(10, std::string(64, 'd'));
    EXPECT_EQ(code(begun.member("challenge"), codeOf(anna), kOtherDevice).status, 401)
        << "the right password alone does not make a device known";
    wait(30min);
    const RouterReply again = password("anna", anna.password, kOtherDevice);
    EXPECT_EQ(code(again.member("challenge"), codeOf(anna), kOtherDevice).status, 201);
    fail(10, std::string(64, 'd'));
    EXPECT_EQ(password("anna", anna.password, kOtherDevice).status, 200);
}

TEST_F(Lockout, aKnownDeviceIsLockedOutByItsOwnFailuresOnly)
{
    const Person anna = enrolled("anna");
    fail(10);
    EXPECT_EQ(password("anna", anna.password).status, 401);
    EXPECT_EQ(password("anna", anna.password, kOtherDevice).status, 200);
    EXPECT_EQ(sql("SELECT count(*) FROM bank.staff WHERE locked_until IS NOT NULL"), "0");
}

TEST_F(Lockout, aDeviceIsKnownForOnePersonOnly)
{
    const Person anna = enrolled("anna");
    const Person eva = enrolled("eva"); // on the same device
    fail(10, kOtherDevice);
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(password("eva", "wrong", std::string(64, 'e')).status, 401);
    EXPECT_EQ(password("eva", eva.password).status, 200);
    EXPECT_EQ(password("anna", anna.password).status, 200);
}

TEST_F(Lockout, unlockingForgetsFailuresAndNothingElse)
{
    const Person anna = enrolled("anna");
    const std::string token = signIn(anna);
    fail(10);
    fail(10, kOtherDevice);
    EXPECT_EQ(m_admin.unlock(" Anna ").value(), true);
    EXPECT_EQ(get("/v1/session", token).status, 200);
    EXPECT_EQ(code(challenge(anna), codeOf(anna)).status, 201) << "password, authenticator and device are unchanged";
    EXPECT_EQ(password("anna", anna.password, kOtherDevice).status, 200);
    EXPECT_EQ(m_admin.unlock("anna").value(), false);
    EXPECT_FALSE(m_admin.unlock("nobody").ok());
    const auto all = actions();
    EXPECT_EQ(std::count(all.begin(), all.end(), "staff.unlocked"), 1);
}

TEST_F(Lockout, aResetForgetsTheDevicesToo)
{
    enrolled("anna");
    EXPECT_TRUE(m_admin.reissue("anna").ok());
    EXPECT_EQ(sql("SELECT count(*) FROM bank.staff_device"), "0");
}

TEST_F(Lockout, onlyTheNewestDevicesAreRemembered)
{
    const Person anna = enrolled("anna");
    for (int i = 10; i < 35; ++i) {
        const std::string device = std::string(62, 'f') + std::to_string(i);
        const RouterReply begun = password("anna", anna.password, device);
        EXPECT_EQ(code(begun.member("challenge"), codeOf(anna), device).status, 201);
        wait(30s);
    }
    EXPECT_EQ(sql("SELECT count(*) FROM bank.staff_device"), "20");
    EXPECT_EQ(sql("SELECT count(*) FROM bank.staff_device WHERE encode(device_sha256, 'hex') LIKE 'aaaa%'"), "0");
}

TEST_F(Lockout, theTenthFailureLocksTheRightPasswordOutToo)
{
    const Person anna = enrolled("anna");
    fail(9);
    EXPECT_EQ(password("anna", anna.password).status, 200) << "nine are cleared";
    fail(1);
    EXPECT_EQ(password("anna", anna.password).status, 401);
    EXPECT_EQ(actions().back(), "signIn.refused");
    EXPECT_EQ(bank::changesOf(trail().back().detail).value().front().after, "locked");
    const auto all = actions();
    EXPECT_EQ(std::count(all.begin(), all.end(), "signIn.locked"), 1);
}

TEST_F(Lockout, endsAfterThirtyMinutesAndCountsAnew)
{
    const Person anna = enrolled("anna");
    fail(10);
    wait(29min + 59s);
    EXPECT_EQ(password("anna", anna.password).status, 401);
    wait(1s);
    fail(9);
    EXPECT_EQ(password("anna", anna.password).status, 200);
}

TEST_F(Lockout, attemptsWhileLockedDoNotMakeItLonger)
{
    const Person anna = enrolled("anna");
    fail(10);
    wait(20min);
    fail(15);
    wait(10min);
    EXPECT_EQ(password("anna", anna.password).status, 200);
}

TEST_F(Lockout, wrongCodesCountAsWrongPasswordsDo)
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

TEST_F(Lockout, theRightPasswordAloneBuysNoMoreGuessesAtTheCode)
{
    const Person anna = enrolled("anna");
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(code(challenge(anna), "000000").status, 401);
    EXPECT_EQ(password("anna", anna.password).status, 401);
}

TEST_F(Lockout, bothFactorsTogetherForgiveWhatWentBefore)
{
    const Person anna = enrolled("anna");
    fail(9);
    signIn(anna);
    fail(9);
    EXPECT_EQ(password("anna", anna.password).status, 200);
}

TEST_F(Lockout, fiftyGuessesAtOnceAreCountedOneByOne)
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

TEST_F(Lockout, doesNotEndAnOpenSession)
{
    const Person anna = enrolled("anna");
    const std::string token = signIn(anna);
    fail(10);
    EXPECT_EQ(get("/v1/session", token).status, 200) << "or anybody could throw a colleague out";
}

} // namespace cf::test
