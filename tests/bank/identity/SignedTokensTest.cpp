// Tokens that the bank recognises as its own.
#include "services/bank/identity/SignedTokens.h"

#include "services/bank/identity/Secrets.h"

#include <gtest/gtest.h>

namespace cf::test {

using namespace cf::bank;

TEST(SignedTokens, areKnownAtEveryServerThatHasTheKeyAndAtNoOther)
{
    const auto master = platform::EncryptionKey::random();
    const std::string token = SignedTokens(master).make();
    EXPECT_EQ(token.size(), 59U);
    EXPECT_TRUE(SignedTokens(master).made(token));
    EXPECT_FALSE(SignedTokens(platform::EncryptionKey::random()).made(token));
    EXPECT_NE(SignedTokens(master).make(), token);
}

TEST(SignedTokens, whateverElseIsShownIsNone)
{
    const SignedTokens tokens(platform::EncryptionKey::random());
    const std::string token = tokens.make();
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == 'a' ? 'b' : 'a';
        EXPECT_FALSE(tokens.made(changed)) << i;
    }
    for (const std::string& other : {std::string(), std::string("x"), token.substr(0, 43), token.substr(43),
                                     token + "0", newToken(), newToken() + token.substr(43)})
        EXPECT_FALSE(tokens.made(other)) << other;
}

} // namespace cf::test
