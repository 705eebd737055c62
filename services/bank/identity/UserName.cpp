#include "services/bank/identity/UserName.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace cf::bank {

std::string canonicalUserName(std::string_view typed)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status); // drops invisible characters (U+200B, U+FEFF)
    if (U_FAILURE(status))
        throw std::runtime_error("ICU has no data for Unicode normalisation");
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(typed.data(), static_cast<int>(typed.size())));
    std::string same;
    if (text.toUTF8String(same) != typed)
        return {};
    const icu::UnicodeString folded = fold->normalize(text, status);
    if (U_FAILURE(status))
        return {};
    int begin = 0;
    int end = folded.length();
    const auto isAround = [](UChar32 c) { return u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR; };
    while (begin < end && isAround(folded.char32At(begin)))
        begin = folded.moveIndex32(begin, 1);
    while (end > begin && isAround(folded.char32At(folded.moveIndex32(end, -1))))
        end = folded.moveIndex32(end, -1);
    std::string name;
    return folded.tempSubStringBetween(begin, end).toUTF8String(name);
}

bool isUserName(const std::string& text)
{
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789._-";
    return text.size() >= 2 && text.size() <= 64 && text.find_first_not_of(kAllowed) == std::string::npos;
}

} // namespace cf::bank
