#include "services/bank/identity/PasswordRule.h"

#include "models/domain/Text.h"
#include "services/bank/identity/WeakPassword.h"
#include "services/contract/Wire.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace cf::bank {
namespace {

using contract::PasswordMistake;

enum class Form
{
    Now,
    Former, //!< With all blanks and invisible characters as typed.
};

std::optional<icu::UnicodeString> normalised(std::string_view utf8, Form form = Form::Now)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU has no data for Unicode normalisation");
    icu::UnicodeString text;
    for (std::string_view rest = utf8; !rest.empty();) {
        const auto codePoint = takeCodePoint(rest);
        if (!codePoint)
            return std::nullopt;
        if (form == Form::Former)
            text.append(UChar32(*codePoint));
        else if (!isInvisible(*codePoint))
            text.append(isBlank(*codePoint) && !isLineBreak(*codePoint) ? UChar32(' ') : UChar32(*codePoint));
    }
    auto result = nfc->normalize(text, status);
    return U_SUCCESS(status) ? std::optional(std::move(result)) : std::nullopt;
}

std::optional<PasswordMistake> mistakeOf(std::string_view password, const std::vector<std::string>& names)
{
    const auto text = normalised(password);
    if (!text)
        return PasswordMistake::PasswordNotUnicode;
    const int length = text->countChar32();
    if (length < kPasswordLeast)
        return PasswordMistake::PasswordTooShort;
    if (length > kPasswordMost)
        return PasswordMistake::PasswordTooLong;
    return weaknessOf(*normalisedPassword(password), names);
}

std::string messageOf(PasswordMistake mistake)
{
    switch (mistake) {
    case PasswordMistake::PasswordNotUnicode:
        return "is not Unicode text";
    case PasswordMistake::PasswordTooShort:
        return "must have at least " + std::to_string(kPasswordLeast) + " characters";
    case PasswordMistake::PasswordTooLong:
        return "must have at most " + std::to_string(kPasswordMost) + " characters";
    case PasswordMistake::PasswordOfFewCharacters:
        return "must not be a few characters repeated";
    case PasswordMistake::PasswordRepeated:
        return "must not be one text repeated";
    case PasswordMistake::PasswordGuessedFirst:
        return "must not be put together from names, common words, years and rows of letters, digits or keys";
    }
    return {};
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

std::optional<std::string> formerlyNormalisedPassword(std::string_view password)
{
    const auto text = normalised(password, Form::Former);
    if (!text)
        return std::nullopt;
    std::string utf8;
    return text->toUTF8String(utf8);
}

std::optional<contract::FieldError> passwordObjection(std::string_view password, const std::vector<std::string>& names)
{
    const auto mistake = mistakeOf(password, names);
    if (!mistake)
        return std::nullopt;
    contract::FieldError error{"/password", messageOf(*mistake), contract::nameOf(*mistake)};
    if (*mistake == PasswordMistake::PasswordTooShort)
        error.words = {std::to_string(kPasswordLeast)};
    if (*mistake == PasswordMistake::PasswordTooLong)
        error.words = {std::to_string(kPasswordMost)};
    return error;
}

} // namespace cf::bank
