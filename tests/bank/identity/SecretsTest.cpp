// Tokens and the codes people type.
#include "services/bank/identity/Secrets.h"

#include <gtest/gtest.h>

#include <set>

namespace cf::test {

using namespace cf::bank;

TEST(Secrets, aTokenIs256BitsInBase64Url)
{
    const std::string token = newToken();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
    EXPECT_NE(token, newToken());
}

TEST(Secrets, aTypedCodeHasNoLettersThatLookLikeDigits)
{
    std::set<char> seen;
    for (int i = 0; i < 200; ++i) {
        const std::string code = newTypedCode(kRecoveryCodeGroups);
        ASSERT_EQ(code.size(), 24U) << code;
        EXPECT_EQ(code[4], '-');
        EXPECT_EQ(code[19], '-');
        seen.insert(code.begin(), code.end());
    }
    EXPECT_EQ(std::string(seen.begin(), seen.end()), "-0123456789ABCDEFGHJKMNPQRSTVWXYZ");
}

TEST(Secrets, aCodeIsReadHoweverItIsTyped)
{
    EXPECT_EQ(canonicalCode("K7QX-2M9T-0A1B"), "K7QX2M9T0A1B");
    EXPECT_EQ(canonicalCode("k7qx 2m9toaib"), "K7QX2M9T0A1B");
    EXPECT_EQ(canonicalCode("k7qx-2m9t-oalb"), "K7QX2M9T0A1B");
}

TEST(Secrets, aCodeIsReadHoweverItWasPasted)
{
    for (const char* pasted : {"K7QX\u20112M9T\u20130A1B", "K7QX\u22122M9T\u00A00A1B\u200B",
                               "\uFEFFK7QX2M9T\u202F0A1B\n", "\uFF2B\uFF17QX-2M9T-0A1B"})
        EXPECT_EQ(canonicalCode(pasted), "K7QX2M9T0A1B") << pasted;
    EXPECT_NE(canonicalCode("K7QX_2M9T_0A1B"), "K7QX2M9T0A1B");
}

} // namespace cf::test
