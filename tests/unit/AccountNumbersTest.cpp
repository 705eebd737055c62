// The numbers that a bank gives its accounts are right by their country's rules.
#include "models/domain/AccountNumbers.h"

#include <gtest/gtest.h>

#include <set>

using namespace cf;

namespace {

// The examples of the IBAN registry, taken apart; Czech and Slovak ones without their prefix, the French one with the
// digit that its letter counts as.
struct Example
{
    const char* country;
    const char* bankCode;
    const char* digits;
    const char* bban;
};

constexpr Example kExamples[] = {
    {"AT", "19043", "00234573201", "1904300234573201"},
    {"BE", "539", "0075470", "539007547034"},
    {"CH", "00762", "011623852957", "00762011623852957"},
    {"CZ", "0800", "200014539", "08000000002000145399"},
    {"DE", "37040044", "0532013000", "370400440532013000"},
    {"DK", "0040", "0440116243", "00400440116243"},
    {"EE", "2200", "22102014568", "2200221020145685"},
    {"ES", "21000418", "0200051332", "21000418450200051332"},
    {"FI", "123456", "0000078", "12345600000785"},
    {"FR", "2004101005", "05000134026", "20041010050500013402606"},
    {"GB", "NWBK601613", "31926819", "NWBK60161331926819"},
    {"HR", "1001005", "186300016", "10010051863000160"},
    {"HU", "1177301", "111110180000000", "117730161111101800000000"},
    {"IE", "AIBK931152", "12345678", "AIBK93115212345678"},
    {"IT", "0542811101", "000000123456", "X0542811101000000123456"},
    {"NL", "ABNA", "041716430", "ABNA0417164300"},
    {"NO", "8601", "111794", "86011117947"},
    {"PL", "10901014", "0000071219812874", "109010140000071219812874"},
    {"PT", "00020123", "12345678901", "000201231234567890154"},
    {"SI", "26330", "00120390", "263300012039086"},
    {"SK", "1200", "874263754", "12000000008742637541"},
    {"SM", "0322509800", "000000270100", "U0322509800000000270100"},
};

constexpr const char* kCountries[] = {"AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI",
                                      "FR", "GB", "GR", "HR", "HU", "IE", "IT", "LI", "LT", "LU", "LV",
                                      "MC", "MT", "NL", "NO", "PL", "PT", "RO", "SI", "SK", "SM"};

std::string anyBankCode(const AccountNumbers& numbers)
{
    std::string code = numbers.bankCodeForm();
    for (char& c : code)
        c = c == 'a' ? 'X' : '7';
    return code;
}

} // namespace

TEST(AccountNumbers, haveTheCheckDigitsOfTheirCountry)
{
    for (const Example& example : kExamples) {
        const auto numbers = AccountNumbers::in(example.country);
        ASSERT_TRUE(numbers) << example.country;
        ASSERT_TRUE(numbers->takes(example.bankCode)) << example.country;
        EXPECT_EQ(numbers->bban(example.bankCode, example.digits), example.bban) << example.country;
        EXPECT_TRUE(Iban::compose(example.country, example.bban).ok()) << example.country;
    }
}

TEST(AccountNumbers, ofOneBankAreIbansAndAllDifferent)
{
    for (const char* country : kCountries) {
        const auto numbers = AccountNumbers::in(country);
        ASSERT_TRUE(numbers) << country;
        const std::string code = anyBankCode(*numbers);
        ASSERT_TRUE(numbers->takes(code)) << country;
        std::set<std::string> made;
        for (std::int64_t serial = 1; serial <= 2'000; ++serial) {
            const Iban iban = numbers->iban(code, serial);
            EXPECT_TRUE(Iban::parse(iban.electronic()).ok()) << iban.electronic();
            EXPECT_EQ(iban.country(), country);
            made.insert(iban.electronic());
        }
        EXPECT_EQ(made.size(), 2'000u) << country;
        EXPECT_NE(numbers->iban(code, numbers->most()), numbers->iban(code, 1));
    }
}

TEST(AccountNumbers, takeNoBankCodeOfAnotherForm)
{
    const auto german = AccountNumbers::in("DE").value();
    EXPECT_TRUE(german.takes("37040044"));
    for (const char* code : {"", "3704004", "370400440", "3704004A", "37 40044"})
        EXPECT_FALSE(german.takes(code)) << code;
    const auto british = AccountNumbers::in("GB").value();
    EXPECT_TRUE(british.takes("NWBK601613"));
    EXPECT_FALSE(british.takes("nwbk601613"));
    EXPECT_FALSE(british.takes("6016130000"));
}

TEST(AccountNumbers, areNotInventedForCountriesWithoutARule)
{
    for (const char* country : {"", "D", "de", "XX", "US", "DEU"})
        EXPECT_FALSE(AccountNumbers::in(country)) << country;
}

TEST(AccountNumbers, endWhereTheCountryHasNoMore)
{
    const auto norwegian = AccountNumbers::in("NO").value();
    EXPECT_EQ(norwegian.most(), 99'999);
    EXPECT_NO_THROW(norwegian.iban("8601", 99'999));
    EXPECT_THROW(norwegian.iban("8601", 100'000), std::out_of_range);
    EXPECT_THROW(norwegian.iban("8601", 0), std::out_of_range);
}
