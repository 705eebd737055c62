// What a password must be, and the pool that hashes it.
#include "services/bank/identity/Passwords.h"
#include "services/bank/identity/PasswordRule.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace cf::test {

using namespace cf::bank;

namespace {

constexpr PasswordCost kCheap{1, 8192, 1, 4};

std::string hashed(Passwords& passwords, const std::string& password)
{
    std::promise<std::string> promise;
    EXPECT_TRUE(passwords.hash(password, [&](std::string hash) { promise.set_value(std::move(hash)); }));
    return promise.get_future().get();
}

bool fits(Passwords& passwords, const std::string& hash, const std::string& password)
{
    std::promise<bool> promise;
    EXPECT_TRUE(passwords.verify(hash, password, [&](bool answer) { promise.set_value(answer); }));
    return promise.get_future().get();
}

} // namespace

TEST(PasswordRule, fifteenCharactersOfAnyKindAreEnough)
{
    EXPECT_FALSE(passwordObjection("anna", "aaaaaaaaaaaaaab"));
    EXPECT_TRUE(passwordObjection("anna", "aaaaaaaaaaaaab"));
    EXPECT_FALSE(passwordObjection("anna", "žluťoučký kůň š"));
    EXPECT_FALSE(passwordObjection("anna", std::string(255, 'x') + "y"));
    EXPECT_TRUE(passwordObjection("anna", std::string(256, 'x') + "y"));
}

TEST(PasswordRule, charactersAreCountedNotBytesNorTheirParts)
{
    EXPECT_TRUE(passwordObjection("anna", "žluťoučký kůň ")) << "14 characters, 20 bytes";
    EXPECT_TRUE(passwordObjection("anna", "bcdefghijklmna\xcc\x81")) << "a and an accent are one character";
    std::string faces;
    for (int i = 0; i < 7; ++i)
        faces += "\xf0\x9f\x99\x82\xf0\x9f\x99\x83";
    EXPECT_TRUE(passwordObjection("anna", faces)) << "14 faces are 28 UTF-16 units";
    EXPECT_FALSE(passwordObjection("anna", faces + "!"));
}

TEST(PasswordRule, theObviousIsRefused)
{
    EXPECT_TRUE(passwordObjection("anna", "zzzzzzzzzzzzzzzzzzzz"));
    EXPECT_TRUE(passwordObjection("anna-marie.novotna", "Anna-Marie.Novotna"));
    EXPECT_FALSE(passwordObjection("anna-marie.novotna", "Anna-Marie.Novotna!"));
    EXPECT_TRUE(passwordObjection("anna", "not unicode \xff\xfe text"));
}

TEST(Passwords, theRightOneFitsAndNoOther)
{
    Passwords passwords(kCheap);
    const std::string hash = hashed(passwords, "correct horse battery staple");
    EXPECT_EQ(hash.rfind("$argon2id$v=19$", 0), 0U) << hash;
    EXPECT_TRUE(fits(passwords, hash, "correct horse battery staple"));
    EXPECT_FALSE(fits(passwords, hash, "correct horse battery stapl"));
    EXPECT_FALSE(fits(passwords, hash, std::string("correct horse battery staple\0", 29)));
    EXPECT_NE(hash, hashed(passwords, "correct horse battery staple")) << "salted";
}

TEST(Passwords, anAccentTypedInOnePieceOrTwoIsTheSame)
{
    Passwords passwords(kCheap);
    const std::string hash = hashed(passwords, "caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9");
    EXPECT_TRUE(fits(passwords, hash, "cafe\xcc\x81 caf\xc3\xa9 cafe\xcc\x81"));
}

TEST(Passwords, withoutAHashNothingFits)
{
    Passwords passwords(kCheap);
    EXPECT_FALSE(fits(passwords, "", ""));
    EXPECT_FALSE(fits(passwords, "", "correct horse battery staple"));
}

TEST(Passwords, whatTheBankUsesCosts64MebibytesAndForNobodyAsMuch)
{
    EXPECT_GE(PasswordCost().memoryBytes, 64U * 1024 * 1024);
    PasswordCost cost;
    cost.threads = 1;
    Passwords passwords(cost);
    const std::string hash = hashed(passwords, "correct horse battery staple");
    EXPECT_NE(hash.find("m=65536,t=2,p=1"), std::string::npos) << hash;
    const auto time = [&](const std::string& against) {
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_FALSE(fits(passwords, against, "incorrect horse"));
        return std::chrono::steady_clock::now() - begin;
    };
    EXPECT_GT(time("") * 4, time(hash)) << "nobody's name would be told by a quick answer";
}

TEST(Passwords, aFullQueueRefusesAtOnceAndLosesNothing)
{
    std::promise<void> gate;
    const auto open = gate.get_future().share();
    std::promise<void> begun;
    std::atomic<int> finished = 0;
    Passwords passwords(kCheap);
    ASSERT_TRUE(passwords.verify("", "x", [&](bool) {
        begun.set_value();
        open.wait();
    }));
    begun.get_future().wait();
    int taken = 0;
    while (taken < 100 && passwords.verify("", "x", [&](bool) { ++finished; }))
        ++taken;
    EXPECT_EQ(taken, 4);
    gate.set_value();
    passwords.stop();
    EXPECT_EQ(finished, 4);
    EXPECT_FALSE(passwords.verify("", "x", [&](bool) { ++finished; }));
}

} // namespace cf::test
