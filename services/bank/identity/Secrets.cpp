#include "services/bank/identity/Secrets.h"

#include "models/domain/Text.h"
#include "services/bank/platform/crypto/Encryption.h"

#include <sodium.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <stdexcept>

namespace cf::bank {
namespace {

constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kGroup = 4;

} // namespace

std::string newToken()
{
    constexpr std::size_t kBytes = 32;
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    const std::string random = platform::randomBytes(kBytes);
    std::array<char, sodium_base64_ENCODED_LEN(kBytes, kVariant)> text{};
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(random.data()), random.size(),
                      kVariant);
    return text.data();
}

std::string newTypedCode(int groups)
{
    std::string code;
    for (const char byte : platform::randomBytes(static_cast<std::size_t>(groups) * kGroup)) {
        if (code.size() % (kGroup + 1) == kGroup)
            code.push_back('-');
        code.push_back(kCrockford[static_cast<unsigned char>(byte) % kCrockford.size()]);
    }
    return code;
}

std::string canonicalCode(std::string_view typed)
{
    UErrorCode status = U_ZERO_ERROR;
    // Full-width letters become ASCII; invisible characters are dropped.
    const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU has no data for Unicode normalisation");
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(typed.data(), static_cast<int>(typed.size())));
    std::string folded;
    fold->normalize(text, status).toUTF8String(folded);
    std::string code;
    for (std::string_view rest = folded; !rest.empty();) {
        const char32_t codePoint = takeCodePoint(rest).value_or(0xFFFD);
        if (isBlank(codePoint) || u_charType(static_cast<UChar32>(codePoint)) == U_DASH_PUNCTUATION ||
            codePoint == 0x2212) // MINUS SIGN
            continue;
        if (codePoint == 'o')
            code.push_back('0');
        else if (codePoint == 'i' || codePoint == 'l')
            code.push_back('1');
        else if (codePoint >= 'a' && codePoint <= 'z')
            code.push_back(static_cast<char>(codePoint - 'a' + 'A'));
        else
            appendUtf8(code, codePoint);
    }
    return code;
}

} // namespace cf::bank
