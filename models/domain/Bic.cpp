#include "models/domain/Bic.h"

#include "models/domain/Text.h"

#include <algorithm>

namespace cf {

std::optional<Bic> Bic::parse(std::string_view text)
{
    constexpr std::ptrdiff_t kLetters = 6;
    const bool good =
        (text.size() == 8 || text.size() == 11) && std::all_of(text.begin(), text.begin() + kLetters, isAsciiCapital) &&
        std::all_of(text.begin() + kLetters, text.end(), [](char c) { return isAsciiCapital(c) || isAsciiDigit(c); });
    return good ? std::optional(Bic(std::string(text))) : std::nullopt;
}

} // namespace cf
