// Tokens that the bank knows for its own.
#include "services/bank/identity/MarkedTokens.h"

#include "services/bank/identity/Secrets.h"

#include <gtest/gtest.h>

namespace cf::test {

using namespace cf::bank;

TEST(MarkedTokens, areKnownAtEveryServerThatHasTheKeyAndAtNoOther)
{
    const auto master = platform::SealingKey::random();
    const std::string token = MarkedTokens(master).make();
    EXPECT_EQ(token.size(), 59U);
    EXPECT_TRUE(MarkedTokens(master).made(token));
    EXPECT_FALSE(MarkedTokens(platform::SealingKey::random()).made(token));
    EXPECT_NE(MarkedTokens(master).make(), token);
}

TEST(MarkedTokens, whateverElseIsShownIsNone)
{
    const MarkedTokens tokens(platform::SealingKey::random());
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
