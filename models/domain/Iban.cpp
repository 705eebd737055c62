// Country structures are from SWIFT's IBAN registry for ISO 13616.
#include "models/domain/Iban.h"

#include "models/domain/Text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cf {
namespace {

// The structure of a country's domestic number (BBAN): runs of digits (n), capital letters (a) or either (c) and their
// lengths.
struct Country
{
    std::string_view code;
    std::string_view bban;
};

constexpr std::array kCountries = std::to_array<Country>({
    {"AD", "n8c12"},   {"AE", "n19"},    {"AL", "n8c16"},    {"AT", "n16"},      {"AZ", "a4c20"},    {"BA", "n16"},
    {"BE", "n12"},     {"BG", "a4n6c8"}, {"BH", "a4c14"},    {"BI", "n23"},      {"BR", "n23a1c1"},  {"BY", "c4n4c16"},
    {"CH", "n5c12"},   {"CR", "n18"},    {"CY", "n8c16"},    {"CZ", "n20"},      {"DE", "n18"},      {"DJ", "n23"},
    {"DK", "n14"},     {"DO", "c4n20"},  {"EE", "n16"},      {"EG", "n25"},      {"ES", "n20"},      {"FI", "n14"},
    {"FK", "a2n12"},   {"FO", "n14"},    {"FR", "n10c11n2"}, {"GB", "a4n14"},    {"GE", "a2n16"},    {"GI", "a4c15"},
    {"GL", "n14"},     {"GR", "n7c16"},  {"GT", "c24"},      {"HN", "a4n20"},    {"HR", "n17"},      {"HU", "n24"},
    {"IE", "a4n14"},   {"IL", "n19"},    {"IQ", "a4n15"},    {"IS", "n22"},      {"IT", "a1n10c12"}, {"JO", "a4n4c18"},
    {"KW", "a4c22"},   {"KZ", "n3c13"},  {"LB", "n4c20"},    {"LC", "a4c24"},    {"LI", "n5c12"},    {"LT", "n16"},
    {"LU", "n3c13"},   {"LV", "a4c13"},  {"LY", "n21"},      {"MC", "n10c11n2"}, {"MD", "c20"},      {"ME", "n18"},
    {"MK", "n3c10n2"}, {"MN", "n16"},    {"MR", "n23"},      {"MT", "a4n5c18"},  {"MU", "a4n19a3"},  {"NI", "a4n20"},
    {"NL", "a4n10"},   {"NO", "n11"},    {"OM", "n3c16"},    {"PK", "a4c16"},    {"PL", "n24"},      {"PS", "a4c21"},
    {"PT", "n21"},     {"QA", "a4c21"},  {"RO", "a4c16"},    {"RS", "n18"},      {"RU", "n14c15"},   {"SA", "n2c18"},
    {"SC", "a4n20a3"}, {"SD", "n14"},    {"SE", "n20"},      {"SI", "n15"},      {"SK", "n20"},      {"SM", "a1n10c12"},
    {"SO", "n19"},     {"ST", "n21"},    {"SV", "a4n20"},    {"TL", "n19"},      {"TN", "n20"},      {"TR", "n6c16"},
    {"UA", "n6c19"},   {"VA", "n18"},    {"VG", "a4n16"},    {"XK", "n16"},      {"YE", "a4n4c18"},
});

const Country* countryOf(std::string_view electronic)
{
    const auto* const found = std::find_if(kCountries.begin(), kCountries.end(),
                                           [&](const Country& each) { return electronic.starts_with(each.code); });
    return found == kCountries.end() ? nullptr : found;
}

// Calls part(kind, count) for each part of a structure, "n8a1".
template <class Part>
void forEachPart(std::string_view structure, Part&& part)
{
    for (std::size_t at = 0; at < structure.size();) {
        const char kind = structure[at++];
        std::size_t count = 0;
        while (at < structure.size() && isAsciiDigit(structure[at]))
            count = count * 10 + static_cast<std::size_t>(structure[at++] - '0');
        part(kind, count);
    }
}

std::size_t lengthOf(const Country& country)
{
    std::size_t length = 4;
    forEachPart(country.bban, [&](char, std::size_t count) { length += count; });
    return length;
}

// Whether `bban` matches the structure; its length already does.
bool isBuiltAs(std::string_view structure, std::string_view bban)
{
    bool good = true;
    forEachPart(structure, [&](char kind, std::size_t count) {
        for (const char c : bban.substr(0, count))
            good = good && (kind == 'c' || isAsciiDigit(c) == (kind == 'n'));
        bban.remove_prefix(count);
    });
    return good;
}

// The number formed by BBAN + country + check digits, letters as 10..35, modulo 97.
int mod97(std::string_view electronic)
{
    int remainder = 0;
    for (std::size_t i = 0; i < electronic.size(); ++i) {
        const char c = electronic[(i + 4) % electronic.size()];
        const int value = c <= '9' ? c - '0' : c - 'A' + 10;
        remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder;
}

} // namespace

Outcome<Iban, IbanError> Iban::parse(std::string_view text)
{
    std::string electronic;
    for (char c : text) {
        if (c == ' ')
            continue;
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        if (!isAsciiDigit(c) && !isAsciiCapital(c))
            return IbanError::Characters;
        electronic.push_back(c);
    }
    const Country* const country = countryOf(electronic);
    if (!country)
        return IbanError::UnknownCountry;
    if (electronic.size() != lengthOf(*country))
        return IbanError::Length;
    const std::string_view check = std::string_view(electronic).substr(2, 2);
    if (!isAsciiDigit(check[0]) || !isAsciiDigit(check[1]) ||
        !isBuiltAs(country->bban, std::string_view(electronic).substr(4)))
        return IbanError::Structure;
    // 00, 01 and 99 also leave a remainder of one; ISO 13616 allows only 02 to 98.
    if (check < "02" || check > "98" || mod97(electronic) != 1)
        return IbanError::Checksum;
    return Iban(std::move(electronic));
}

Outcome<Iban, IbanError> Iban::compose(std::string_view country, std::string_view bban)
{
    std::string electronic(country);
    electronic.append("00").append(bban);
    if (!std::all_of(electronic.begin(), electronic.end(), [](char c) { return isAsciiDigit(c) || isAsciiCapital(c); }))
        return IbanError::Characters;
    const int check = 98 - mod97(electronic);
    electronic[2] = static_cast<char>('0' + check / 10);
    electronic[3] = static_cast<char>('0' + check % 10);
    return parse(electronic);
}

std::optional<char> Iban::normalized(char32_t codePoint)
{
    // Full-width forms are in ASCII order.
    if (codePoint >= 0xFF01 && codePoint <= 0xFF5E)
        codePoint = codePoint - 0xFF01 + '!';
    if (codePoint >= 'a' && codePoint <= 'z')
        codePoint = codePoint - 'a' + 'A';
    if ((codePoint >= '0' && codePoint <= '9') || (codePoint >= 'A' && codePoint <= 'Z'))
        return static_cast<char>(codePoint);
    constexpr std::u32string_view kSeparators = U"-.:/_\u00B7\u2043\u2212\uFE58\uFE63";
    const bool dash = codePoint >= 0x2010 && codePoint <= 0x2015;
    const bool separates = dash || kSeparators.find(codePoint) != std::u32string_view::npos;
    return separates || isBlank(codePoint) || isInvisible(codePoint) ? std::optional('\0') : std::nullopt;
}

std::optional<std::string> Iban::normalized(std::string_view text)
{
    constexpr std::string_view kCaption = "IBAN"; // no country's letters
    std::string electronic;
    while (!text.empty()) {
        const auto codePoint = takeCodePoint(text);
        const auto letter = codePoint ? normalized(*codePoint) : std::nullopt;
        if (!letter)
            return std::nullopt;
        if (*letter)
            electronic += *letter;
    }
    return electronic.starts_with(kCaption) ? electronic.substr(kCaption.size()) : electronic;
}

Outcome<Iban, IbanError> Iban::fromInput(std::string_view text)
{
    const auto electronic = normalized(text);
    return electronic ? parse(*electronic) : IbanError::Characters;
}

std::size_t Iban::lengthIn(std::string_view country)
{
    const Country* const found = country.size() == 2 ? countryOf(country) : nullptr;
    return found ? lengthOf(*found) : 0;
}

std::string Iban::paper() const
{
    std::string grouped;
    for (std::size_t i = 0; i < m_electronic.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            grouped.push_back(' ');
        grouped.push_back(m_electronic[i]);
    }
    return grouped;
}

} // namespace cf
