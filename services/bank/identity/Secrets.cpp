// See Secrets.h.
#include "services/bank/identity/Secrets.h"

#include "services/bank/platform/crypto/Sealing.h"

#include <sodium.h>

#include <array>

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
    std::string code;
    for (char c : typed) {
        if (c == '-' || c == ' ')
            continue;
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O')
            c = '0';
        else if (c == 'I' || c == 'L')
            c = '1';
        code.push_back(c);
    }
    return code;
}

} // namespace cf::bank
