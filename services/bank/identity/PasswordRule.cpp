// See PasswordRule.h.
#include "services/bank/identity/PasswordRule.h"

#include "services/bank/identity/GuessedFirst.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace cf::bank {
namespace {

std::optional<icu::UnicodeString> normalised(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU has no data for Unicode normalisation");
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
    std::string back;
    if (text.toUTF8String(back) != utf8)
        return std::nullopt;
    auto result = nfc->normalize(text, status);
    return U_SUCCESS(status) ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace

std::optional<std::string> normalisedPassword(std::string_view password)
{
    const auto text = normalised(password);
    if (!text)
        return std::nullopt;
    std::string utf8;
    return text->toUTF8String(utf8);
}

std::optional<std::string> passwordObjection(std::string_view password, const std::vector<std::string>& names)
{
    const auto text = normalised(password);
    if (!text)
        return "is not Unicode text";
    const int length = text->countChar32();
    if (length < kPasswordLeast)
        return "must have at least " + std::to_string(kPasswordLeast) + " characters";
    if (length > kPasswordMost)
        return "must have at most " + std::to_string(kPasswordMost) + " characters";
    return guessedFirst(*normalisedPassword(password), names);
}

} // namespace cf::bank
