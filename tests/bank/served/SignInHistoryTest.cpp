// Everybody sees who signed in or tried to under their own name, and nobody sees anybody else's.
#include "services/bank/identity/StaffAdmin.h"
#include "services/bank/identity/Totp.h"
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <thread>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;
using namespace std::chrono_literals;

namespace {

const std::string kPassword = "correct horse battery staple";

class SignIns : public ::testing::Test
{
protected:
    //! A new person with a session on the client's device.
    void enrol(ApiClient& client, const std::string& userName)
    {
        db::Watchdog watchdog;
        db::Pool pool(m_bank.writingPool(), watchdog);
        const auto added = bank::StaffAdmin(pool).add(userName, "Somebody", Role::Teller, m_bank.mainBranch());
        ASSERT_TRUE(added.ok());
        const auto started = client.call<StartEnrolment>({userName, added->code, kPassword});
        ASSERT_TRUE(started.ok()) << started.body;
        const std::string code = bank::totp::codeOf(bank::totp::secretOf(started.value().secret),
                                                    bank::totp::stepAt(std::chrono::system_clock::now()));
        const auto enrolled = client.call<ConfirmEnrolment>({started.value().challenge, code});
        ASSERT_TRUE(enrolled.ok()) << enrolled.body;
        client.useToken(enrolled.value().session.token);
    }

    static void tryPassword(ApiClient& client, const std::string& userName)
    {
        EXPECT_EQ(client.call<SignInWithPassword>({userName, "not the password at all"}).status, 401);
    }

    //! The whole list, page by page.
    static std::vector<SignInAttempt> listOf(ApiClient& client, std::optional<int> limit = {})
    {
        std::vector<SignInAttempt> attempts;
        std::optional<std::string> cursor;
        for (bool more = true; more;) {
            const auto reply = client.call<ListSignIns>({cursor, limit});
            EXPECT_TRUE(reply.ok()) << reply.body;
            if (!reply.ok())
                break;
            const auto& page = reply.value();
            EXPECT_LE(page.items.size(), static_cast<std::size_t>(limit.value_or(kDefaultPageSize)));
            EXPECT_TRUE(!page.more || (page.lastKey && page.lastKey != cursor));
            attempts.insert(attempts.end(), page.items.begin(), page.items.end());
            more = page.more && page.lastKey != cursor;
            cursor = page.lastKey;
        }
        return attempts;
    }

    //! Once that many are sealed, at the latest after 30 s.
    static std::vector<SignInAttempt> sealedOf(ApiClient& client, std::size_t count)
    {
        const auto end = std::chrono::steady_clock::now() + 30s;
        auto attempts = listOf(client);
        while (attempts.size() < count && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(20ms);
            attempts = listOf(client);
        }
        return attempts;
    }

    static std::vector<SignInOutcome> outcomesIn(const std::vector<SignInAttempt>& attempts)
    {
        std::vector<SignInOutcome> outcomes;
        for (const SignInAttempt& attempt : attempts)
            outcomes.push_back(attempt.outcome);
        return outcomes;
    }

    ServedBank m_bank;
};

} // namespace

TEST_F(SignIns, areSeenByTheirOwnerWithDeviceAndAddressAndByNobodyElse)
{
    ApiClient eva = m_bank.client();
    enrol(eva, "eva.nova");
    ApiClient jan = m_bank.client();
    enrol(jan, "jan.novy");
    ApiClient thief = m_bank.client();
    tryPassword(thief, "eva.nova");
    tryPassword(thief, "nobody.here");

    const auto seen = sealedOf(eva, 2);
    ASSERT_EQ(outcomesIn(seen), (std::vector{SignInOutcome::WrongPassword, SignInOutcome::Succeeded}));
    EXPECT_EQ(seen[0].device, thief.device().substr(0, 16));
    EXPECT_EQ(seen[0].address, "127.0.0.1");
    EXPECT_FALSE(seen[0].thisDevice);
    EXPECT_EQ(seen[0].repeats, 0);
    EXPECT_EQ(seen[1].device, eva.device().substr(0, 16));
    EXPECT_TRUE(seen[1].thisDevice);
    EXPECT_LE(seen[1].at, seen[0].at);

    const auto others = sealedOf(jan, 1);
    ASSERT_EQ(outcomesIn(others), std::vector{SignInOutcome::Succeeded});
    EXPECT_EQ(others[0].device, jan.device().substr(0, 16));
}

TEST_F(SignIns, manyWrongPasswordsAreOneCountAndTheLockIsShown)
{
    ApiClient eva = m_bank.client();
    enrol(eva, "eva.nova");
    ApiClient thief = m_bank.client();
    for (int i = 0; i < 10; ++i)
        tryPassword(thief, "eva.nova");
    tryPassword(eva, "eva.nova"); // from the same network, and counted with the thief's
    m_bank.stopServing();         // what was counted is written by now
    m_bank.startServing();
    (void)eva.call<ListSignIns>({}); // its connection ended
    const auto seen = sealedOf(eva, 4);
    ASSERT_EQ(outcomesIn(seen), (std::vector{SignInOutcome::WrongPassword, SignInOutcome::Locked,
                                             SignInOutcome::WrongPassword, SignInOutcome::Succeeded}));
    EXPECT_EQ(seen[0].repeats, 10);
    EXPECT_EQ(seen[0].device, "") << "several devices";
    EXPECT_FALSE(seen[0].thisDevice);
    EXPECT_EQ(seen[2].repeats, 0);
    EXPECT_EQ(seen[2].device, thief.device().substr(0, 16));
}

TEST_F(SignIns, arePagedWithoutLossOrRepetition)
{
    ApiClient eva = m_bank.client();
    enrol(eva, "eva.nova");
    ApiClient thief = m_bank.client();
    tryPassword(thief, "eva.nova");
    const auto challenge = thief.call<SignInWithPassword>({"eva.nova", kPassword});
    ASSERT_TRUE(challenge.ok()) << challenge.body;
    EXPECT_EQ(thief.call<SignInWithCode>({challenge.value().challenge, "not six digits"}).status, 401);
    ApiClient third = m_bank.client();
    EXPECT_EQ(third.call<SignInWithCode>({challenge.value().challenge, "123456"}).status, 401);
    const auto all = sealedOf(eva, 4);
    EXPECT_EQ(outcomesIn(all), (std::vector{SignInOutcome::Refused, SignInOutcome::WrongCode,
                                            SignInOutcome::WrongPassword, SignInOutcome::Succeeded}));
    for (const int limit : {1, 2, 3, 4, 5}) {
        const auto paged = listOf(eva, limit);
        ASSERT_EQ(outcomesIn(paged), outcomesIn(all)) << limit;
        for (std::size_t i = 0; i < all.size(); ++i)
            EXPECT_EQ(paged[i].id, all[i].id) << limit;
    }
}

TEST_F(SignIns, aCursorOfAnotherListAndALimitBeyondThePageAreMistakes)
{
    ApiClient teller = m_bank.client();
    m_bank.signIn(teller, Role::Teller, m_bank.mainBranch());
    for (const char* cursor : {"", "x", "-1", "12x", "12@2026-11-22", "99999999999999999999"})
        EXPECT_EQ(teller.call<ListSignIns>({cursor, {}}).code(), ErrorCode::InvalidRequest) << cursor;
    for (const int limit : {0, -1, kLargestPageSize + 1})
        EXPECT_EQ(teller.call<ListSignIns>({{}, limit}).code(), ErrorCode::InvalidRequest) << limit;
    EXPECT_TRUE(listOf(teller).empty());
}
