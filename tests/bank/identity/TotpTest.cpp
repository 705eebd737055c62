// RFC 6238 appendix B (its SHA-1 rows, last six digits) and which steps a code is accepted for.
#include "services/bank/identity/Totp.h"

#include <gtest/gtest.h>

namespace cf::test {

using namespace cf::bank;
using Time = std::chrono::system_clock::time_point;

namespace {

constexpr const char* kRfcSecret = "12345678901234567890";

Time at(std::int64_t seconds)
{
    return Time(std::chrono::seconds(seconds));
}

} // namespace

TEST(Totp, agreesWithTheStandardsOwnVectors)
{
    const std::pair<std::int64_t, const char*> vectors[] = {{59, "287082"},
                                                            {1'111'111'109, "081804"},
                                                            {1'111'111'111, "050471"},
                                                            {1'234'567'890, "005924"},
                                                            {2'000'000'000, "279037"},
                                                            {20'000'000'000, "353130"}};
    for (const auto& [seconds, code] : vectors)
        EXPECT_EQ(totp::codeOf(kRfcSecret, seconds / 30), code) << seconds;
    EXPECT_EQ(totp::stepAt(at(59)), 1);
    EXPECT_EQ(totp::stepAt(at(60)), 2);
}

TEST(Totp, theCurrentThePreviousAndTheNextStepAreAccepted)
{
    const std::int64_t step = 37'037'036; // 1111111109 s
    const std::string code = totp::codeOf(kRfcSecret, step);
    EXPECT_FALSE(totp::matchingStep(kRfcSecret, code, at(step * 30 - 31))) << "a minute ahead is no clock";
    EXPECT_EQ(totp::matchingStep(kRfcSecret, code, at(step * 30 - 30)), step);
    EXPECT_EQ(totp::matchingStep(kRfcSecret, code, at(step * 30 - 8)), step) << "a phone that is 8 s ahead";
    EXPECT_EQ(totp::matchingStep(kRfcSecret, code, at(step * 30)), step);
    EXPECT_EQ(totp::matchingStep(kRfcSecret, code, at(step * 30 + 59)), step) << "it is the previous";
    EXPECT_FALSE(totp::matchingStep(kRfcSecret, code, at(step * 30 + 60)));
}

TEST(Totp, onlyTheSixDigitsAreACode)
{
    const Time now = at(1'111'111'109);
    EXPECT_TRUE(totp::matchingStep(kRfcSecret, "081 804", now));
    for (const char* wrong : {"", "81804", "0081804", "07081804", "081805", "O81804"})
        EXPECT_FALSE(totp::matchingStep(kRfcSecret, wrong, now)) << wrong;
}

TEST(Totp, theUriSaysWhatAnAuthenticatorNeeds)
{
    EXPECT_EQ(totp::uri(kRfcSecret, "anna"),
              "otpauth://totp/Counterfoil:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Counterfoil"
              "&algorithm=SHA1&digits=6&period=30");
    EXPECT_EQ(totp::secretOf("gezd gnbv gy3t qojq gezd gnbv gy3t qojq"), kRfcSecret);
    EXPECT_EQ(totp::secretOf("not base32!"), "");
}

TEST(Totp, everySecretIsNewAndHas160Bits)
{
    EXPECT_EQ(totp::newSecret().size(), 20U);
    EXPECT_NE(totp::newSecret(), totp::newSecret());
}

} // namespace cf::test
