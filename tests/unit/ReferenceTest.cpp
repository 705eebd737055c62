// References and traces as typed and pasted, and text that must not match.
#include "models/domain/Reference.h"

#include <gtest/gtest.h>

using namespace cf;

namespace {

const std::string kUuid = "0193a5c0-7b1e-7c4d-8e2f-0a1b2c3d4e5f";
const std::string kDigits = "0193a5c07b1e7c4d8e2f0a1b2c3d4e5f";

} // namespace

TEST(Reference, isReadHoweverItWasTypedOrPasted)
{
    for (const char* text : {"trf_0193a5c07b1e7c4d8e2f0a1b2c3d4e5f", "TRF_0193A5C07B1E7C4D8E2F0A1B2C3D4E5F",
                             "  trf_0193a5c07b1e7c4d 8e2f0a1b2c3d4e5f\r\n", "trf_0193a5c07b1e7c4d\n8e2f0a1b2c3d4e5f",
                             "trf_0193a5c07b1e\u200b7c4d8e2f0a1b2c3d4e5f", "trf_0193a5c07b1e\u00a07c4d8e2f0a1b2c3d4e5f",
                             "tr\nf_0193a5c07b1e7c4d8e2f0a1b2c3d4e5f", "trf_ 0193a5c07b1e7c4d8e2f0a1b2c3d4e5f",
                             "ｔｒｆ＿０１９３ａ５ｃ０７ｂ１ｅ７ｃ４ｄ８ｅ２ｆ０ａ１ｂ２ｃ３ｄ４ｅ５ｆ",
                             "trf_0193a5c0\u20137b1e\u20117c4d\u22128e2f\uff0d0a1b\ufe632c3d4e5f",
                             "\u202atrf_0193a5c0-7b1e-7c4d-8e2f-0a1b2c3d4e5f\u202c"}) {
        const auto reference = referenceIn(text);
        ASSERT_TRUE(reference) << text;
        EXPECT_EQ(reference->toString(), "trf_" + kDigits) << text;
        EXPECT_FALSE(reference->captioned) << text;
    }
}

TEST(Reference, mayHaveWordsInFront)
{
    for (const char* text :
         {"Reference trf_0193a5c07b1e7c4d8e2f0a1b2c3d4e5f", "Reference: TRF_0193a5c07b1e7c4d8e2f0a1b2c3d4e5f",
          "Číslo převodu: trf_0193a5c07b1e7c4d8e2f0a1b2c3d4e5f",
          "Reference\u200b：\u3000trf_0193a5c07b1e7c4d8e2f0a1b2c3d4e5f"}) {
        const auto reference = referenceIn(text);
        ASSERT_TRUE(reference) << text;
        EXPECT_EQ(reference->toString(), "trf_" + kDigits) << text;
        EXPECT_TRUE(reference->captioned) << text;
    }
    EXPECT_EQ(referenceIn("Reference: " + kUuid)->toString(), kUuid) << "the last letters of the word are not digits";
    EXPECT_EQ(referenceIn("(trf_" + kDigits + "),")->toString(), "trf_" + kDigits);
    EXPECT_EQ(referenceIn("account acc_" + kDigits)->kind, "acc") << "though these three could be digits";
}

TEST(Reference, isABareUuidAsWell)
{
    for (const std::string& text : {kUuid, kDigits, std::string("0193A5C0 7B1E 7C4D 8E2F 0A1B2C3D4E5F")}) {
        const auto reference = referenceIn(text);
        ASSERT_TRUE(reference) << text;
        EXPECT_EQ(reference->toString(), kUuid);
        EXPECT_EQ(reference->as<TransferId>()->toString(), "trf_" + kDigits);
        EXPECT_EQ(reference->as<CustomerId>()->toString(), "cus_" + kDigits) << "of any kind";
    }
}

TEST(Reference, ofOneKindIsNoneOfAnother)
{
    const auto reference = referenceIn("CUS_" + kDigits);
    ASSERT_TRUE(reference);
    EXPECT_EQ(reference->as<CustomerId>(), CustomerId::parse("cus_" + kDigits));
    EXPECT_EQ(reference->as<AccountId>(), std::nullopt);
}

TEST(Reference, isNeverMadeOfAnythingElse)
{
    for (const std::string& text : {std::string(),
                                    std::string("Reference"),
                                    std::string("trf_"),
                                    "trf_" + kDigits.substr(1),
                                    "trf_" + kDigits + "0",
                                    "trf_" + kDigits + " 0",
                                    kDigits + "0",
                                    "0 " + kDigits,
                                    "a " + kDigits,
                                    "acc" + kDigits,
                                    "acc " + kDigits,
                                    "xtrf_" + kDigits,
                                    "tr_" + kDigits,
                                    "t1f_" + kDigits,
                                    "_" + kDigits,
                                    "trf__" + kDigits,
                                    "no. 7 trf_" + kDigits,
                                    "trf_" + kDigits + " trf_" + kDigits,
                                    "trf_" + kDigits + " paid",
                                    "trf_" + kDigits.substr(1) + "g",
                                    "trf_" + kDigits + "\u00e9",
                                    "trf_\u0660" + kDigits.substr(1),
                                    "\xff_" + kDigits,
                                    kDigits + "\xff"})
        EXPECT_FALSE(referenceIn(text)) << text;
}

TEST(Trace, isReadFromItsFirstEightDigitsOn)
{
    for (const char* text : {"7fa995ea", "7FA995EA", " 7fa9 95ea ", "7fa9-95ea", "7fa9\u200b95ea", "７ｆａ９９５ｅａ",
                             "Reference for support: 7fa995ea", "Reference 7fa995ea", "trace:7fa995ea"})
        EXPECT_EQ(traceIn(text), "7fa995ea") << text;
    EXPECT_EQ(traceIn(kDigits), kDigits);
    EXPECT_EQ(traceIn(kUuid), kDigits);
    EXPECT_EQ(traceIn(kDigits.substr(0, 31)), kDigits.substr(0, 31));
}

TEST(Trace, standsBehindAWholeMessage)
{
    for (const char* message :
         {"The bank is busy. Try again in 5 seconds. Reference for support: 7fa995ea",
          "\u201CReference: 7fa995ea\u201D.", "(7fa995ea)", "\"7fa995ea\"", "12 of 30: failed: 7FA9 95EA,"})
        EXPECT_EQ(traceIn(message), "7fa995ea") << message;
}

TEST(Trace, isNeverMadeOfAnythingElse)
{
    for (const std::string& text : {std::string(), std::string("7fa995e"), std::string("7fa995eg"),
                                    std::string("not a trace"), std::string("7fa995ea%"), std::string("7fa9)95ea"),
                                    "trf_" + kDigits, kDigits + "0", std::string("call 12x 7fa995ea")})
        EXPECT_FALSE(traceIn(text)) << text;
}
