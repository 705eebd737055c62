#include "services/bank/identity/SignedTokens.h"

#include "services/bank/identity/Secrets.h"

namespace cf::bank {
namespace {

// Saves work, protects nothing: a token with a guessed MAC is looked up and not found.
constexpr std::size_t kMacLength = 16;

} // namespace

SignedTokens::SignedTokens(const platform::EncryptionKey& master)
    : m_key(master.lookupMac("marked tokens"))
{
}

std::string SignedTokens::make() const
{
    const std::string random = newToken();
    return random + macOf(random);
}

bool SignedTokens::made(std::string_view token) const
{
    if (token.size() <= kMacLength)
        return false;
    const std::size_t random = token.size() - kMacLength;
    return platform::sameSecret(token.substr(random), macOf(token.substr(0, random)));
}

std::string SignedTokens::macOf(std::string_view random) const
{
    return platform::hex(platform::viewOf(m_key.of(random))).substr(0, kMacLength);
}

} // namespace cf::bank
