// IBANs: the registry's own examples, and detection of every single-digit mistake and transposition.
#include "models/domain/Iban.h"

#include <gtest/gtest.h>

using namespace cf;

namespace {

// Examples from the IBAN registry, as submitted by the countries.
constexpr const char* kRegistryExamples[] = {
    "AT611904300234573201",
    "BE68539007547034",
    "CH9300762011623852957",
    "CZ6508000000192000145399",
    "DE89370400440532013000",
    "DK5000400440116243",
    "ES9121000418450200051332",
    "FI2112345600000785",
    "FR1420041010050500013M02606",
    "GB29NWBK60161331926819",
    "IT60X0542811101000000123456",
    "LI21088100002324013AA",
    "MT84MALT011000012345MTLCAST001S",
    "NL91ABNA0417164300",
    "NO9386011117947",
    "PL61109010140000071219812874",
    "SA0380000000608010167519",
    "SE4550000000058398257466",
    "SK3112000000198742637541",
    "TR330006100519786457841326",
};

IbanError errorOf(std::string_view text)
{
    const auto iban = Iban::parse(text);
    EXPECT_FALSE(iban.ok()) << text;
    return iban.ok() ? IbanError{} : iban.error();
}

} // namespace

TEST(Iban, acceptsTheExamplesOfTheRegistry)
{
    for (const char* text : kRegistryExamples)
        EXPECT_TRUE(Iban::parse(text).ok()) << text;
}

TEST(Iban, readsBlanksAndSmallLettersAndPrintsGroups)
{
    const auto iban = Iban::parse(" de89 3704 0044 0532 0130 00 ");
    ASSERT_TRUE(iban.ok());
    EXPECT_EQ(iban->electronic(), "DE89370400440532013000");
    EXPECT_EQ(iban->paper(), "DE89 3704 0044 0532 0130 00");
    EXPECT_EQ(iban->country(), "DE");
}

TEST(Iban, saysWhatIsWrong)
{
    EXPECT_EQ(errorOf("DE89-3704"), IbanError::Characters);
    EXPECT_EQ(errorOf(""), IbanError::UnknownCountry);
    EXPECT_EQ(errorOf("XX89370400440532013000"), IbanError::UnknownCountry);
    EXPECT_EQ(errorOf("DE8937040044053201300"), IbanError::Length);
    EXPECT_EQ(errorOf("DE88370400440532013000"), IbanError::Checksum);
}

TEST(Iban, refusesALetterWhereItsCountryHasADigitAndTheOtherWayRound)
{
    for (const char* text : {"DE67AAAAAAAAAAAAAAAAAA", "CZ65080000001920001453AA", "GB2912NB60161331926819",
                             "NL911BNA0417164300", "FRX420041010050500013M02606", "IT6010542811101000000123456"})
        EXPECT_EQ(errorOf(text), IbanError::Structure) << text;
    EXPECT_EQ(errorOf("DE67AAAAAAAAAAAAAAAAA"), IbanError::Length);
}

TEST(Iban, knowsHowLongItIsInEachCountry)
{
    EXPECT_EQ(Iban::lengthIn("NO"), 15U);
    EXPECT_EQ(Iban::lengthIn("DE"), 22U);
    EXPECT_EQ(Iban::lengthIn("MT"), 31U);
    EXPECT_EQ(Iban::lengthIn("RU"), 33U);
    EXPECT_EQ(Iban::lengthIn("US"), 0U);
    EXPECT_EQ(Iban::lengthIn("D"), 0U);
}

TEST(Iban, isReadHoweverItWasTypedOrPasted)
{
    for (const char* text :
         {"IBAN: CZ65 0800 0000 1920 0014 5399", "iban cz6508000000192000145399", "IBAN:CZ6508000000192000145399",
          "\u202aCZ65 0800 0000 1920 0014 5399\u202c", "CZ65\u200b0800\u200b0000 1920\u00a00014\u202f5399",
          "CZ65-0800-0000-1920-0014-5399", "CZ65.0800.0000.1920.0014.5399", "CZ65\t0800\n0000 1920 0014 5399\r\n",
          "ＣＺ６５ ０８００ ００００ １９２０ ００１４ ５３９９", "\ufeffIBAN：ｃｚ65 0800 0000 1920 0014 5399",
          "CZ65\u20130800\u20110000 1920 0014 5399", "\u2066IBAN: CZ65 0800 0000 1920 0014 5399\u2069"}) {
        const auto iban = Iban::fromInput(text);
        ASSERT_TRUE(iban.ok()) << text;
        EXPECT_EQ(iban->electronic(), "CZ6508000000192000145399");
    }
    EXPECT_FALSE(Iban::fromInput("CZ65 0800 0000 1920 0014 5399 €").ok());
    EXPECT_FALSE(Iban::fromInput("IBAN").ok());
    EXPECT_EQ(Iban::normalized("IBAN: CZ65 08").value_or("none"), "CZ6508");
    EXPECT_EQ(Iban::normalized("Nováková"), std::nullopt);
}

TEST(Iban, catchesEveryWrongDigitAndEveryTransposition)
{
    for (const char* example : kRegistryExamples) {
        const std::string good = example;
        for (std::size_t i = 2; i < good.size(); ++i) {
            if (good[i] < '0' || good[i] > '9')
                continue;
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string wrong = good;
                wrong[i] = digit;
                EXPECT_EQ(Iban::parse(wrong).ok(), digit == good[i]) << wrong;
            }
            if (i + 1 < good.size() && good[i] != good[i + 1]) {
                std::string swapped = good;
                std::swap(swapped[i], swapped[i + 1]);
                EXPECT_FALSE(Iban::parse(swapped).ok()) << swapped;
            }
        }
    }
}

TEST(Iban, refusesCheckDigitsThatIso13616DoesNotGive)
{
    // 97 + 1 and 97 + 2 leave the same remainders as 01 and 02.
    const auto composed = Iban::compose("DE", "370400440532013000");
    ASSERT_TRUE(composed.ok());
    for (const char* check : {"00", "01", "99"})
        EXPECT_FALSE(Iban::parse(std::string("DE") + check + "370400440532013000").ok()) << check;
}

TEST(Iban, composesTheCheckDigits)
{
    const auto iban = Iban::compose("CZ", "08000000192000145399");
    ASSERT_TRUE(iban.ok());
    EXPECT_EQ(iban->electronic(), "CZ6508000000192000145399");
    EXPECT_FALSE(Iban::compose("CZ", "123").ok());
    EXPECT_FALSE(Iban::compose("CZ", "0800000019200014539-").ok());
}
