// The parts of each number are from SWIFT's IBAN registry, the check digits from the national rules, which the registry
// of the European Committee for Banking Standards (TR 201) describes.
#include "models/domain/AccountNumbers.h"

#include "models/domain/Text.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <stdexcept>

namespace cf {

// In `form`, a and b are a letter and a digit of the bank's code, n a digit of the account, k what checks; others stand
// for themselves.
struct AccountNumbers::Rule
{
    std::string_view country;
    std::string_view form;
    //! The check characters of a number that has zeros in their places, in their order. Empty: none fit.
    std::string (*check)(std::string_view bban) = nullptr;
};

namespace {

constexpr char kLetter = 'a';
constexpr char kDigit = 'b';
constexpr char kAccount = 'n';
constexpr char kCheck = 'k';

int valueOf(char digit)
{
    return digit - '0';
}

//! The weights begin again when they are used up.
int weighed(std::string_view digits, std::initializer_list<int> weights)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += valueOf(digits[i]) * *(weights.begin() + i % weights.size());
    return sum;
}

int remainderBy97(std::string_view digits)
{
    int remainder = 0;
    for (const char digit : digits)
        remainder = (remainder * 10 + valueOf(digit)) % 97;
    return remainder;
}

std::string twoDigits(int number)
{
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string oneDigit(int number)
{
    return number < 10 ? std::string(1, static_cast<char>('0' + number)) : std::string();
}

//! Makes the weighed sum, the check digit included, divisible by 11; ten would be none.
std::string modulo11(int sum)
{
    return oneDigit((11 - sum % 11) % 11);
}

std::string modulo10(int sum)
{
    return oneDigit((10 - sum % 10) % 10);
}

std::string czech(std::string_view bban)
{
    return modulo11(weighed(bban.substr(10, 9), {6, 3, 7, 9, 10, 5, 8, 4, 2}));
}

std::string belgian(std::string_view bban)
{
    const int remainder = remainderBy97(bban.substr(0, 10));
    return twoDigits(remainder == 0 ? 97 : remainder);
}

std::string spanish(std::string_view bban)
{
    const auto digit = [](int sum) {
        const int check = 11 - sum % 11;
        return static_cast<char>('0' + (check == 11 ? 0 : check == 10 ? 1 : check));
    };
    return {digit(weighed(bban.substr(0, 8), {4, 8, 5, 10, 9, 7, 3, 6})),
            digit(weighed(bban.substr(10, 10), {1, 2, 4, 8, 5, 10, 9, 7, 3, 6}))};
}

std::string french(std::string_view bban)
{
    return twoDigits(97 - remainderBy97(std::string(bban.substr(0, 21)) + "00"));
}

//! A letter, by other values of the digits in odd places.
std::string italian(std::string_view bban)
{
    constexpr std::array kOdd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
    int sum = 0;
    for (std::size_t place = 1; place < bban.size(); ++place) {
        const int value = valueOf(bban[place]);
        sum += place % 2 == 1 ? kOdd.at(static_cast<std::size_t>(value)) : value;
    }
    return {static_cast<char>('A' + sum % 26)};
}

std::string dutch(std::string_view bban)
{
    return modulo11(weighed(bban.substr(4, 9), {10, 9, 8, 7, 6, 5, 4, 3, 2}));
}

std::string norwegian(std::string_view bban)
{
    return modulo11(weighed(bban.substr(0, 10), {5, 4, 3, 2, 7, 6, 5, 4, 3, 2}));
}

std::string portuguese(std::string_view bban)
{
    return twoDigits(98 - remainderBy97(bban));
}

std::string hungarian(std::string_view bban)
{
    return modulo10(weighed(bban.substr(0, 7), {9, 7, 3, 1})) + modulo10(weighed(bban.substr(8, 15), {9, 7, 3, 1}));
}

//! ISO 7064, MOD 11,10.
std::string croatian(std::string_view bban)
{
    int product = 10;
    for (const char digit : bban.substr(7, 9)) {
        const int sum = (product + valueOf(digit)) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return oneDigit((11 - product) % 10);
}

std::string estonian(std::string_view bban)
{
    const std::string_view checked = bban.substr(2, 13);
    return modulo10(weighed(std::string(checked.rbegin(), checked.rend()), {7, 3, 1}));
}

//! Luhn's: every other digit from the right is doubled, and the digits of the product are added.
std::string finnish(std::string_view bban)
{
    int sum = 0;
    for (std::size_t i = 0; i < 13; ++i) {
        const int product = valueOf(bban[i]) * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return modulo10(sum);
}

// Where the table names no check, banks have rules of their own or none.
constexpr std::array kRules = std::to_array<AccountNumbers::Rule>({
    {"AT", "bbbbbnnnnnnnnnnn"},
    {"BE", "bbbnnnnnnnkk", belgian},
    {"BG", "aaaabbbb10nnnnnnnn"}, // ten: the kind of account
    {"CH", "bbbbbnnnnnnnnnnnn"},
    {"CY", "bbbbbbbbnnnnnnnnnnnnnnnn"},
    {"CZ", "bbbb000000nnnnnnnnnk", czech},
    {"DE", "bbbbbbbbnnnnnnnnnn"},
    {"DK", "bbbbnnnnnnnnnn"},
    {"EE", "bbbbnnnnnnnnnnnk", estonian},
    {"ES", "bbbbbbbbkknnnnnnnnnn", spanish},
    {"FI", "bbbbbbnnnnnnnk", finnish},
    {"FR", "bbbbbbbbbbnnnnnnnnnnnkk", french},
    {"GB", "aaaabbbbbbnnnnnnnn"},
    {"GR", "bbbbbbbnnnnnnnnnnnnnnnn"},
    {"HR", "bbbbbbbnnnnnnnnnk", croatian},
    {"HU", "bbbbbbbknnnnnnnnnnnnnnnk", hungarian},
    {"IE", "aaaabbbbbbnnnnnnnn"},
    {"IT", "kbbbbbbbbbbnnnnnnnnnnnn", italian},
    {"LI", "bbbbbnnnnnnnnnnnn"},
    {"LT", "bbbbbnnnnnnnnnnn"},
    {"LU", "bbbnnnnnnnnnnnnn"},
    {"LV", "aaaannnnnnnnnnnnn"},
    {"MC", "bbbbbbbbbbnnnnnnnnnnnkk", french},
    {"MT", "aaaabbbbbnnnnnnnnnnnnnnnnnn"},
    {"NL", "aaaannnnnnnnnk", dutch},
    {"NO", "bbbbnnnnnnk", norwegian},
    {"PL", "bbbbbbbbnnnnnnnnnnnnnnnn"},
    {"PT", "bbbbbbbbnnnnnnnnnnnkk", portuguese},
    {"RO", "aaaannnnnnnnnnnnnnnn"},
    {"SI", "bbbbbnnnnnnnnkk", portuguese}, // the same remainder by 97
    {"SK", "bbbb000000nnnnnnnnnk", czech},
    {"SM", "kbbbbbbbbbbnnnnnnnnnnnn", italian},
});

//! A serial number has at most so many digits, however many the country has.
constexpr std::size_t kSerialDigits = 12;

} // namespace

std::optional<AccountNumbers> AccountNumbers::in(std::string_view country)
{
    const auto* const found =
        std::find_if(kRules.begin(), kRules.end(), [&](const Rule& rule) { return rule.country == country; });
    return found == kRules.end() ? std::nullopt : std::optional(AccountNumbers(*found));
}

std::string AccountNumbers::bankCodeForm() const
{
    std::string form;
    std::copy_if(m_rule->form.begin(), m_rule->form.end(), std::back_inserter(form),
                 [](char c) { return c == kLetter || c == kDigit; });
    return form;
}

bool AccountNumbers::takes(std::string_view bankCode) const
{
    const std::string form = bankCodeForm();
    return std::equal(form.begin(), form.end(), bankCode.begin(), bankCode.end(),
                      [](char kind, char c) { return kind == kDigit ? isAsciiDigit(c) : isAsciiCapital(c); });
}

std::size_t AccountNumbers::digits() const
{
    return static_cast<std::size_t>(std::count(m_rule->form.begin(), m_rule->form.end(), kAccount));
}

// The first digit is spent on finding a number that has check digits.
std::int64_t AccountNumbers::most() const
{
    std::int64_t most = 1;
    for (std::size_t i = 1; i < std::min(digits(), kSerialDigits + 1); ++i)
        most *= 10;
    return most - 1;
}

Iban AccountNumbers::iban(std::string_view bankCode, std::int64_t serial) const
{
    if (serial < 1 || serial > most())
        throw std::out_of_range("a serial number that an account cannot have");
    const std::string number = std::to_string(serial);
    const std::string padded = std::string(digits() - 1 - number.size(), '0') + number;
    for (char first = '1'; first <= '9'; ++first)
        if (const auto made = bban(bankCode, first + padded))
            return Iban::compose(m_rule->country, *made).value();
    throw std::logic_error("no first digit gives check digits"); // nine first digits leave as many remainders
}

std::optional<std::string> AccountNumbers::bban(std::string_view bankCode, std::string_view digits) const
{
    std::string made(m_rule->form);
    const char* code = bankCode.data();
    const char* digit = digits.data();
    for (char& c : made)
        if (c == kLetter || c == kDigit)
            c = *code++;
        else if (c == kAccount)
            c = *digit++;
        else if (c == kCheck)
            c = '0';
    if (!m_rule->check)
        return made;
    const std::string check = m_rule->check(made);
    if (check.empty())
        return std::nullopt;
    const char* next = check.data();
    for (std::size_t i = 0; i < made.size(); ++i)
        if (m_rule->form[i] == kCheck)
            made[i] = *next++;
    return made;
}

} // namespace cf
