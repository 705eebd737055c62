// Lengths per country are those of the IBAN registry that SWIFT keeps for ISO 13616.
#include "models/domain/Iban.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cf {
namespace {

struct CountryLength
{
    std::string_view country;
    std::size_t length;
};

constexpr std::array kLengths = std::to_array<CountryLength>({
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22},
    {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DJ", 27},
    {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FK", 18}, {"FO", 18}, {"FR", 27},
    {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HN", 28}, {"HR", 21}, {"HU", 28},
    {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28},
    {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22},
    {"MK", 19}, {"MN", 20}, {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23},
    {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24},
    {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28},
    {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30},
});

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
        if ((c < '0' || c > '9') && (c < 'A' || c > 'Z'))
            return IbanError::Characters;
        electronic.push_back(c);
    }
    const auto country = std::find_if(kLengths.begin(), kLengths.end(),
                                      [&](const auto& entry) { return electronic.starts_with(entry.country); });
    if (country == kLengths.end())
        return IbanError::UnknownCountry;
    if (electronic.size() != country->length)
        return IbanError::Length;
    // 00, 01 and 99 also leave a remainder of one; ISO 13616 allows 02 to 98 only.
    const std::string_view check = std::string_view(electronic).substr(2, 2);
    if (check < "02" || check > "98" || check[1] > '9' || mod97(electronic) != 1)
        return IbanError::Checksum;
    return Iban(std::move(electronic));
}

Outcome<Iban, IbanError> Iban::compose(std::string_view country, std::string_view bban)
{
    std::string electronic(country);
    electronic.append("00").append(bban);
    if (!std::all_of(electronic.begin(), electronic.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }))
        return IbanError::Characters;
    const int check = 98 - mod97(electronic);
    electronic[2] = static_cast<char>('0' + check / 10);
    electronic[3] = static_cast<char>('0' + check % 10);
    return parse(electronic);
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
