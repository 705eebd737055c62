// Money and currencies: ISO 4217 exponents, exact parsing and printing.
#include "models/domain/Money.h"

#include <gtest/gtest.h>

#include <limits>

using namespace cf;

namespace {

Currency currency(const char* code)
{
    return Currency::parse(code).value();
}

MoneyError errorOf(const char* text, const char* code)
{
    const auto money = Money::parse(text, currency(code));
    EXPECT_FALSE(money.ok()) << text;
    return money.ok() ? MoneyError{} : money.error();
}

std::int64_t unitsOf(const char* text, const char* code)
{
    const auto money = Money::parse(text, currency(code));
    EXPECT_TRUE(money.ok()) << text;
    return money.ok() ? money->minorUnits() : -1;
}

} // namespace

TEST(Currency, hasTheMinorUnitsOfIso4217)
{
    EXPECT_EQ(currency("EUR").decimals(), 2);
    EXPECT_EQ(currency("CZK").decimals(), 2);
    EXPECT_EQ(currency("JPY").decimals(), 0);
    EXPECT_EQ(currency("KRW").decimals(), 0);
    EXPECT_EQ(currency("KWD").decimals(), 3);
    EXPECT_EQ(currency("TND").decimals(), 3);
}

TEST(Currency, refusesWhatIsNotOnTheList)
{
    for (const char* code : {"", "E", "EU", "EURO", "eur", "XXX", "ZZZ", "DEM", "HRK", "BGN", "ANG"})
        EXPECT_FALSE(Currency::parse(code)) << code;
}

TEST(Currency, showsWhatWasWithdrawnAndWhatNobodyKnows)
{
    for (const char* code : {"BGN", "HRK", "ANG", "DEM", "SKK"}) {
        EXPECT_EQ(Currency::recorded(code), Currency::parseListed(code)) << code;
        EXPECT_EQ(Currency::recorded(code).status(), CurrencyStatus::Withdrawn) << code;
        EXPECT_EQ(Money(123'456, Currency::recorded(code)).decimal(), "1234.56") << code;
    }
    EXPECT_EQ(Money(123'456, Currency::recorded("ITL")).decimal(), "123456");
    EXPECT_EQ(Currency::recorded("EUR"), currency("EUR"));
    EXPECT_EQ(Currency::recorded("EUR", 5), currency("EUR"));
    EXPECT_TRUE(Currency::recorded("EUR").isActive());
    const Currency unheard = Currency::recorded("QQQ", 3);
    EXPECT_EQ(unheard.status(), CurrencyStatus::Unknown);
    EXPECT_EQ(Money(-5, unheard).decimal(), "-0.005");
    EXPECT_EQ(unheard.code(), "QQQ");
    EXPECT_FALSE(Currency::parseListed("QQQ"));
    for (const char* odd : {"", "E", "e r", "EURO", "\xff\xfe\xfd"})
        EXPECT_EQ(Currency::recorded(odd).code().size(), 3U);
}

TEST(Money, readsTheDecimalFormExactly)
{
    EXPECT_EQ(unitsOf("1234.50", "EUR"), 123450);
    EXPECT_EQ(unitsOf("1234.5", "EUR"), 123450);
    EXPECT_EQ(unitsOf("1234", "EUR"), 123400);
    EXPECT_EQ(unitsOf("-0.05", "EUR"), -5);
    EXPECT_EQ(unitsOf("0.001", "KWD"), 1);
    EXPECT_EQ(unitsOf("7", "JPY"), 7);
    EXPECT_EQ(unitsOf("92233720368547758.07", "EUR"), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(unitsOf("-92233720368547758.08", "EUR"), std::numeric_limits<std::int64_t>::min());
}

TEST(Money, refusesEverythingAmbiguous)
{
    for (const char* text : {"", "-", ".", "1.", ".5", "+1", "1,50", "1 000", "01", "00.10", "1e2", "0x10", "1.5.0",
                             "--1", " 1", "1 ", "NaN", "١"})
        EXPECT_EQ(errorOf(text, "EUR"), MoneyError::NotANumber) << text;
}

TEST(Money, refusesMoreDecimalsThanTheCurrencyHasEvenZeros)
{
    EXPECT_EQ(errorOf("1.500", "EUR"), MoneyError::TooManyDecimals);
    EXPECT_EQ(errorOf("1.0", "JPY"), MoneyError::TooManyDecimals);
    EXPECT_EQ(errorOf("0.0001", "KWD"), MoneyError::TooManyDecimals);
}

TEST(Money, refusesWhatAnInt64DoesNotHold)
{
    EXPECT_EQ(errorOf("92233720368547758.08", "EUR"), MoneyError::TooLarge);
    EXPECT_EQ(errorOf("-92233720368547758.09", "EUR"), MoneyError::TooLarge);
    EXPECT_EQ(errorOf("99999999999999999999999999", "JPY"), MoneyError::TooLarge);
}

TEST(Money, printsAllDecimalsAndReadsThemBack)
{
    for (const std::int64_t units :
         {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{99}, std::int64_t{-100},
          std::int64_t{123456789}, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()})
        for (const char* code : {"EUR", "JPY", "KWD"}) {
            const Money money(units, currency(code));
            EXPECT_EQ(unitsOf(money.decimal().c_str(), code), units) << money.decimal();
        }
    EXPECT_EQ(Money(5, currency("EUR")).decimal(), "0.05");
    EXPECT_EQ(Money(-5, currency("KWD")).decimal(), "-0.005");
    EXPECT_EQ(Money(7, currency("JPY")).decimal(), "7");
}

TEST(Money, sumsThatDoNotFitAreNoSums)
{
    EXPECT_EQ(checkedAdd(2, 3), 5);
    EXPECT_FALSE(checkedAdd(std::numeric_limits<std::int64_t>::max(), 1));
    EXPECT_FALSE(checkedAdd(std::numeric_limits<std::int64_t>::min(), -1));
}
