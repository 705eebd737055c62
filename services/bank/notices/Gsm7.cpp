#include "services/bank/notices/Gsm7.h"

#include "models/domain/Text.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace cf::bank {
namespace {

//! Without those that take the room of two.
constexpr std::u32string_view kAlphabet = U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                                          U"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

bool isInAlphabet(char32_t character)
{
    return kAlphabet.find(character) != std::u32string_view::npos;
}

char32_t withoutAccents(char32_t character)
{
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* decomposition = icu::Normalizer2::getNFDInstance(error);
    icu::UnicodeString parts;
    if (U_FAILURE(error) || !decomposition->getDecomposition(static_cast<UChar32>(character), parts))
        return character;
    return static_cast<char32_t>(parts.char32At(0));
}

char32_t nearest(char32_t character)
{
    if (isInAlphabet(character))
        return character;
    if (isBlank(character))
        return U' ';
    const char32_t plain = withoutAccents(character);
    return isInAlphabet(plain) ? plain : U'?';
}

} // namespace

std::string inGsm7(std::string_view text)
{
    std::string result;
    while (!text.empty())
        if (const auto character = takeCodePoint(text))
            appendUtf8(result, nearest(*character));
    return result;
}

} // namespace cf::bank
