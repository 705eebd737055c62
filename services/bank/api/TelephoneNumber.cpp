#include "services/bank/api/TelephoneNumber.h"

#include "models/domain/Text.h"

#include <algorithm>
#include <array>

namespace cf::bank {
namespace {

constexpr std::size_t kFewestDigits = 6;
constexpr std::size_t kFewestInternational = 8;
constexpr std::size_t kMostInternational = 15; // E.164

// ITU-T E.164: North America and Russia have one digit, these have two, all others three.
constexpr std::array kTwoDigitCodes = std::to_array<std::string_view>(
    {"20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
     "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
     "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98"});

std::size_t callingCodeLength(std::string_view digits)
{
    if (digits.starts_with('1') || digits.starts_with('7'))
        return 1;
    return std::find(kTwoDigitCodes.begin(), kTwoDigitCodes.end(), digits.substr(0, 2)) == kTwoDigitCodes.end() ? 3 : 2;
}

// A digit, '+', '(' or ')'; 0 for a separator; empty for anything that is not part of a number.
std::optional<char> partOf(char32_t codePoint)
{
    for (const char32_t zero : {U'0', U'\uFF10', U'\u0660', U'\u06F0'})
        if (codePoint >= zero && codePoint <= zero + 9)
            return static_cast<char>('0' + (codePoint - zero));
    if (codePoint >= 0xFF01 && codePoint <= 0xFF5E) // full-width
        codePoint = codePoint - 0xFF01 + '!';
    if (codePoint == '+' || codePoint == '(' || codePoint == ')')
        return static_cast<char>(codePoint);
    const bool dash = codePoint == '-' || (codePoint >= 0x2010 && codePoint <= 0x2015) || codePoint == 0x2212;
    const bool between = dash || codePoint == '.' || codePoint == '/' || isBlank(codePoint) || isInvisible(codePoint);
    return between ? std::optional('\0') : std::nullopt;
}

} // namespace

std::optional<TelephoneNumber> telephoneNumberIn(std::string_view text)
{
    std::string typed;
    while (!text.empty()) {
        const auto codePoint = takeCodePoint(text);
        const auto part = codePoint ? partOf(*codePoint) : std::nullopt;
        if (!part || (*part == '+' && typed.find_first_not_of('(') != std::string::npos))
            return std::nullopt;
        if (*part)
            typed += *part;
    }
    if (const auto trunk = typed.find("(0)"); trunk != std::string::npos)
        typed.erase(trunk, 3);
    typed.erase(std::remove_if(typed.begin(), typed.end(), [](char c) { return c == '(' || c == ')'; }), typed.end());
    const bool international = typed.starts_with('+') || typed.starts_with("00");
    TelephoneNumber number;
    number.digits = typed.substr(std::min(typed.find_first_not_of("+0"), typed.size()));
    if (number.digits.size() < kFewestDigits)
        return std::nullopt;
    if (international)
        number.national = number.digits.substr(callingCodeLength(number.digits));
    return number;
}

std::optional<std::string> internationalNumberIn(std::string_view field, std::string_view callingCode)
{
    while (!field.empty()) {
        const std::size_t end = std::min(field.find_first_of(",;|"), field.size());
        const auto number = telephoneNumberIn(field.substr(0, end));
        field.remove_prefix(std::min(end + 1, field.size()));
        if (!number || (number->national.empty() && callingCode.empty()))
            continue;
        const std::string digits = (number->national.empty() ? std::string(callingCode) : "") + number->digits;
        if (digits.size() >= kFewestInternational && digits.size() <= kMostInternational)
            return "+" + digits;
    }
    return std::nullopt;
}

} // namespace cf::bank
