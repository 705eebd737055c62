#include "models/domain/Bic.h"

#include "models/domain/Text.h"

#include <algorithm>

namespace cf {
std::optional<Bic> Bic::parse(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    std::string bic(text);
    for (char& c : bic)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    constexpr std::ptrdiff_t kLetters = 6;
    const bool good =
        (bic.size() == 8 || bic.size() == 11) && std::all_of(bic.begin(), bic.begin() + kLetters, isAsciiCapital) &&
        std::all_of(bic.begin() + kLetters, bic.end(), [](char c) { return isAsciiCapital(c) || isAsciiDigit(c); });
    return good ? std::optional(Bic(std::move(bic))) : std::nullopt;
}

} // namespace cf
