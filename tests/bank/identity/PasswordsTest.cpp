// The password rules, and the pool that hashes passwords.
#include "services/bank/identity/Passwords.h"
#include "services/bank/identity/PasswordRule.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <array>
#include <atomic>
#include <future>

namespace cf::test {

using namespace cf::bank;

namespace {

constexpr PasswordCost kCheapest{1, 8192, 1, 4};

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
    EXPECT_FALSE(passwordObjection("kvtbzrxmpqwhjnd", {}));
    EXPECT_TRUE(passwordObjection("kvtbzrxmpqwhjn", {}));
    EXPECT_FALSE(passwordObjection("žluťoučký kůň š", {}));
    std::string long256;
    for (int i = 0; long256.size() < 256; ++i)
        long256.append(1, static_cast<char>('a' + i * i * 7 % 25));
    EXPECT_FALSE(passwordObjection("Q!" + long256.substr(2), {}));
    EXPECT_TRUE(passwordObjection("Q!" + long256, {}));
}

TEST(PasswordRule, charactersAreCountedNotBytesNorTheirParts)
{
    EXPECT_TRUE(passwordObjection("žluťoučký kůň ", {})) << "14 characters, 20 bytes";
    EXPECT_TRUE(passwordObjection("qcdxfghvjklmnya\xcc\x81", {}).has_value() == false)
        << "15, one of them with an accent";
    EXPECT_TRUE(passwordObjection("qcdxfghvjklmna\xcc\x81", {})) << "a and an accent are one character";
    const std::string faces = "🙂🐙🌵🚲🎻🧲🪁🦉🍐🛶🧵🎈🪐🦔";
    EXPECT_TRUE(passwordObjection(faces, {})) << "14 faces are 28 UTF-16 units";
    EXPECT_FALSE(passwordObjection(faces + "!", {}));
}

TEST(PasswordRule, whatIsGuessedFirstIsRefused)
{
    for (const char* weak :
         {"passwordpassword",    "123456789012345",  "zzzzzzzzzzzzzzzzzzzz",      "aaaaaaaaaaaaaab",
          "abababababababab",    "abcabcabcabcabc",  "qwertyuiop12345",           "qwertzuiopasdfghjkl",
          "Password12345678",    "P@ssw0rd12345678", "p-a-s-s-w-o-r-d-1-2-3-4-5", "Summer2026!Summer",
          "Léto2026!Léto2026",   "heslo123heslo123", "HesloHesloHeslo",           "passwort123456789",
          "112233445566778899",  "987654321098765",  "abcdefghijklmnop",          "ponmlkjihgfedcba",
          "1qaz2wsx3edc4rfv",    "iloveyouiloveyou", "iloveyou20262026",          "letmeinletmein1",
          "Welcome123456789",    "AdminAdminAdmin1", "CounterfoilBank2026",       "drowssap12345678",
          "0000000000000000001", "111222333444555",  "               ",           "monkeydragon12345"})
        EXPECT_TRUE(passwordObjection(weak, {})) << weak;
    for (const char* good : {"correct horse battery staple", "vK7#mQ2!xW9$bN4", "the tram was late again on tuesday",
                             "modrá židle u starého okna", "demo-7QX2-M9TK-4HVC-ZR3P",
                             "Sparkasse nein danke, lieber Tee", "xylofon 4711 zahrádka"})
        EXPECT_FALSE(passwordObjection(good, {})) << good << ": " << passwordObjection(good, {})->message;
    EXPECT_TRUE(passwordObjection("not unicode \xff\xfe text", {}));
}

TEST(PasswordRule, whyAPasswordIsRefusedHasACode)
{
    const auto expect = [](const std::string& password, const char* code, const std::vector<std::string>& words = {}) {
        const auto objection = passwordObjection(password, {});
        ASSERT_TRUE(objection) << password;
        EXPECT_EQ(objection->pointer, "/password");
        EXPECT_EQ(objection->code, code) << password;
        EXPECT_EQ(objection->words.value_or(std::vector<std::string>()), words) << password;
    };
    expect("kvtbzrxmpqwhjn", "passwordTooShort", {"15"});
    expect(std::string(257, 'k'), "passwordTooLong", {"256"});
    expect("not unicode \xff\xfe text", "passwordNotUnicode");
    expect("aaaaaaaaaaaaaab", "passwordOfFewCharacters");
    expect("passwordpassword", "passwordRepeated");
    expect("passwordpassword1234", "passwordGuessedFirst");
    expect("123456789012345", "passwordGuessedFirst");
}

TEST(PasswordRule, whatThePersonAndTheBankAreCalledIsNoPassword)
{
    const std::vector<std::string> names = {"anna-marie.novotna", "Anna-Marie Novotná", "Spořitelna Jih"};
    EXPECT_TRUE(passwordObjection("Anna-Marie.Novotna", names));
    EXPECT_TRUE(passwordObjection("Anna-Marie.Novotna!", names));
    EXPECT_TRUE(passwordObjection("novotnáanna2026", names));
    EXPECT_TRUE(passwordObjection("SporitelnaJih1234", names));
    EXPECT_FALSE(passwordObjection("Anna sits beside the old mill", names));
}

TEST(Passwords, theRightOneFitsAndNoOther)
{
    Passwords passwords(kCheapest);
    const std::string hash = hashed(passwords, "correct horse battery staple");
    EXPECT_EQ(hash.rfind("$argon2id$v=19$", 0), 0U) << hash;
    EXPECT_TRUE(fits(passwords, hash, "correct horse battery staple"));
    EXPECT_FALSE(fits(passwords, hash, "correct horse battery stapl"));
    EXPECT_FALSE(fits(passwords, hash, std::string("correct horse battery staple\0", 29)));
    EXPECT_NE(hash, hashed(passwords, "correct horse battery staple")) << "salted";
}

TEST(Passwords, anAccentTypedInOnePieceOrTwoIsTheSame)
{
    Passwords passwords(kCheapest);
    const std::string hash = hashed(passwords, "caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9");
    EXPECT_TRUE(fits(passwords, hash, "cafe\xcc\x81 caf\xc3\xa9 cafe\xcc\x81"));
}

TEST(Passwords, whatAPageOrAChatPutsInIsNotPartOfIt)
{
    Passwords passwords(kCheapest);
    const std::string pasted = "quiet\u00A0lantern\u202Fover\u3000the marsh\u200B";
    EXPECT_TRUE(fits(passwords, hashed(passwords, pasted), "quiet lantern over the marsh"));
    const std::string hash = hashed(passwords, "quiet lantern over the marsh");
    EXPECT_TRUE(fits(passwords, hash, "\uFEFF" + pasted + "\u200E"));
    EXPECT_FALSE(fits(passwords, hash, "quiet lantern over the  marsh"));
}

TEST(Passwords, aHashOfAnEarlierProgramStillFits)
{
    const std::string typed = "quiet\u00A0lantern \u2764\uFE0F over the marsh";
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    ASSERT_EQ(crypto_pwhash_str(hash.data(), typed.data(), typed.size(), crypto_pwhash_OPSLIMIT_MIN,
                                crypto_pwhash_MEMLIMIT_MIN),
              0);
    Passwords passwords(kCheapest);
    EXPECT_TRUE(fits(passwords, hash.data(), typed));
    EXPECT_FALSE(fits(passwords, hash.data(), "quiet lantern \u2764 over the marsh"));
}

TEST(Passwords, withoutAHashNothingFits)
{
    Passwords passwords(kCheapest);
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
    EXPECT_GT(time("") * 4, time(hash)) << "a quick answer would reveal an unknown name";
}

TEST(Passwords, aFullQueueRefusesAtOnceAndLosesNothing)
{
    std::promise<void> gate;
    const auto open = gate.get_future().share();
    std::promise<void> begun;
    std::atomic<int> finished = 0;
    Passwords passwords(kCheapest);
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

TEST(Passwords, strangersLeaveAThreadAndAQueueToThoseWhoAreKnown)
{
    std::promise<void> gate;
    const auto open = gate.get_future().share();
    std::promise<void> begun;
    std::atomic<int> strangers = 0;
    Passwords passwords({1, 8192, 2, 4});
    ASSERT_TRUE(passwords.verify("", "x", [&](bool) {
        begun.set_value();
        open.wait();
    }));
    begun.get_future().wait();
    while (passwords.verify("", "x", [&](bool) { ++strangers; })) {
    }
    for (int i = 0; i < 8; ++i) {
        std::promise<void> done;
        ASSERT_TRUE(passwords.verify(
            "", "x", [&](bool) { done.set_value(); }, PasswordQueue::Known))
            << "strangers fill their own queue only";
        EXPECT_EQ(done.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
    }
    EXPECT_EQ(strangers, 0) << "one thread never serves them";
    gate.set_value();
    passwords.stop();
    EXPECT_EQ(strangers, 4) << "and they are served in the end";
}

} // namespace cf::test
