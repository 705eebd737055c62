// What a BIC is made of.
#include "models/domain/Bic.h"

#include <gtest/gtest.h>

using cf::Bic;

TEST(Bics, haveEightOrElevenCharacters)
{
    for (const char* text : {"GIBACZPX", "DEUTDEFF500", "NEDSZAJJXXX", "BOFAUS3N"}) {
        const auto bic = Bic::parse(text);
        ASSERT_TRUE(bic) << text;
        EXPECT_EQ(bic->text(), text);
        EXPECT_EQ(bic->country(), std::string(text).substr(4, 2));
    }
}

TEST(Bics, ofAnotherFormAreNone)
{
    for (const char* text : {"", "GIBACZP", "GIBACZPXX", "GIBACZPX0", "G1BACZPX", "GIBA12PX", "GIBACZP-", "GIBA CZPX",
                             "GIBACZPX0000", "gibaczpx", " GIBACZPX", "ŠIBACZPX"})
        EXPECT_FALSE(Bic::parse(text)) << text;
}
