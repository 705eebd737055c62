// An SMS to a customer fits into one of 160 characters and says no more than it must, and its number is the one that
// networks take.
#include "models/domain/Text.h"
#include "services/bank/api/TelephoneNumber.h"
#include "services/bank/notices/Gsm7.h"
#include "services/bank/notices/NoticeText.h"

#include <gtest/gtest.h>

namespace cf::test {
namespace {

using namespace bank;

BookedNotice notice(const std::string& language, std::int64_t amount)
{
    const Currency euro = Currency::parse("EUR").value();
    return {language, Iban::parse("DE89370400440532013000").value(), Money(amount, euro), Money(7'654'321, euro),
            parseDate("2026-11-29").value()};
}

TEST(SmsText, saysWhatWasBookedAndNoBalance)
{
    EXPECT_EQ(smsTextOf(notice("en", 50'00)), "Account ending in 3000. 50.00 EUR was credited on 29 Nov 2026.");
    EXPECT_EQ(smsTextOf(notice("de", -1'234'50)),
              "Konto mit der Endung 3000. 1.234,50 EUR wurden am 29.11.2026 belastet.");
    EXPECT_EQ(smsTextOf(notice("cs", 1'234'50)), "Ucet koncici na 3000. Dne 29. 11. 2026 bylo pripsano 1 234,50 EUR.");
}

TEST(SmsText, fitsIntoOne)
{
    for (const char* const language : {"en", "de", "cs", "xx"})
        for (const std::int64_t amount : {INT64_MAX, -INT64_MAX}) {
            const std::string text = smsTextOf(notice(language, amount));
            EXPECT_EQ(text, inGsm7(text));
            EXPECT_EQ(text.find('?'), std::string::npos) << text;
            EXPECT_LE(characterCount(text), 160u) << text;
        }
}

TEST(SmsText, keepsWhatTheAlphabetHasAndComesNearOtherwise)
{
    EXPECT_EQ(inGsm7("Äpfel für 5£, é"), "Äpfel für 5£, é");
    EXPECT_EQ(inGsm7("příliš žluťoučký kůň"), "prilis zlutoucky kun");
    EXPECT_EQ(inGsm7("1\u00a0234 [x]"), "1 234 ?x?");
    EXPECT_EQ(inGsm7("日本"), "??");
}

TEST(TelephoneNumbers, areWrittenAsNetworksTakeThem)
{
    const auto number = [](const char* field, const char* code = "420") {
        return internationalNumberIn(field, code).value_or("");
    };
    EXPECT_EQ(number("+420 603 123 456"), "+420603123456");
    EXPECT_EQ(number("00420603123456"), "+420603123456");
    EXPECT_EQ(number("603-123-456"), "+420603123456");
    EXPECT_EQ(number("(0171) 123 45 67", "49"), "+491711234567");
    EXPECT_EQ(number("+49 (0)171 1234567"), "+491711234567");
    EXPECT_EQ(number("home; 603 123 456, +1 212 555 0100"), "+420603123456");
    EXPECT_EQ(number("603 123 456; +1 212 555 0100", ""), "+12125550100");
    for (const char* const field : {"", "ask her", "112", "+123456789012345678", ";;", "603123456\r\nX: y"})
        EXPECT_EQ(number(field), "") << field;
    EXPECT_EQ(number("603 123 456", ""), "");
}

} // namespace
} // namespace cf::test
