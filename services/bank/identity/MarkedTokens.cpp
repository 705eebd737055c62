// See MarkedTokens.h.
#include "services/bank/identity/MarkedTokens.h"

#include "services/bank/identity/Secrets.h"

namespace cf::bank {
namespace {

// It saves work and protects nothing: who guesses a mark has a token that is looked up and not found.
constexpr std::size_t kMark = 16;

} // namespace

MarkedTokens::MarkedTokens(const platform::SealingKey& master)
    : m_key(master.lookupMac("marked tokens"))
{
}

std::string MarkedTokens::make() const
{
    const std::string random = newToken();
    return random + markOf(random);
}

bool MarkedTokens::made(std::string_view token) const
{
    if (token.size() <= kMark)
        return false;
    const std::size_t random = token.size() - kMark;
    return platform::sameSecret(token.substr(random), markOf(token.substr(0, random)));
}

std::string MarkedTokens::markOf(std::string_view random) const
{
    return platform::hex(platform::viewOf(m_key.of(random))).substr(0, kMark);
}

} // namespace cf::bank
