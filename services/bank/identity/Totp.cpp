#include "services/bank/identity/Totp.h"

#include "services/bank/platform/crypto/Encryption.h"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace cf::bank::totp {
namespace {

constexpr std::string_view kIssuer = "Counterfoil";
constexpr int kDigits = 6;
constexpr std::size_t kSecretBytes = 20;
constexpr std::int64_t kStepSeconds = 30;

void require(int result)
{
    if (result != OATH_OK)
        throw std::runtime_error(std::string("liboath: ") + oath_strerror(result));
}

} // namespace

std::string newSecret()
{
    return platform::randomBytes(kSecretBytes);
}

std::string base32(std::string_view secret)
{
    char* text = nullptr;
    std::size_t length = 0;
    require(oath_base32_encode(secret.data(), secret.size(), &text, &length));
    const std::unique_ptr<char, decltype(&std::free)> owner(text, &std::free);
    std::string result(text, length);
    result.erase(result.find_last_not_of('=') + 1);
    return result;
}

std::string secretOf(std::string_view base32)
{
    char* bytes = nullptr;
    std::size_t length = 0;
    if (oath_base32_decode(base32.data(), base32.size(), &bytes, &length) != OATH_OK)
        return {};
    const std::unique_ptr<char, decltype(&std::free)> owner(bytes, &std::free);
    return {bytes, length};
}

std::string uri(std::string_view secret, std::string_view userName)
{
    // A user name consists of [a-z0-9._-]: nothing to escape.
    std::string text = "otpauth://totp/";
    text.append(kIssuer).append(":").append(userName).append("?secret=").append(base32(secret));
    return text.append("&issuer=").append(kIssuer).append("&algorithm=SHA1&digits=6&period=30");
}

std::int64_t stepAt(std::chrono::system_clock::time_point now)
{
    return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() / kStepSeconds;
}

std::string codeOf(std::string_view secret, std::int64_t step)
{
    static const int initialised = oath_init();
    require(initialised);
    std::array<char, kDigits + 1> code{};
    require(oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), kDigits, false,
                               OATH_HOTP_DYNAMIC_TRUNCATION, code.data()));
    return code.data();
}

std::optional<std::int64_t> matchingStep(std::string_view secret, std::string_view code,
                                         std::chrono::system_clock::time_point now)
{
    std::string typed(code);
    std::erase(typed, ' ');
    const std::int64_t current = stepAt(now);
    for (const std::int64_t step : {current, current - 1, current + 1}) {
        if (platform::sameSecret(codeOf(secret, step), typed))
            return step;
    }
    return std::nullopt;
}

} // namespace cf::bank::totp
