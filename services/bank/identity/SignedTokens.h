// Session tokens and challenges that carry a MAC under the master key, so that the bank recognises its own without a
// lookup: any other token is refused without touching the database, however often it is tried.
#pragma once

#include "services/bank/platform/crypto/Digest.h"
#include "services/bank/platform/crypto/Encryption.h"

#include <string>
#include <string_view>

namespace cf::bank {

//! Thread-safe. The same on every server of a bank, because they share the master key.
class SignedTokens
{
public:
    explicit SignedTokens(const platform::EncryptionKey& master);

    //! newToken() and 64 bits of HMAC-SHA-256 over it, in hex: 59 characters.
    std::string make() const;
    //! Whether make() made it. Says nothing else: it may have ended long ago.
    bool made(std::string_view token) const;

private:
    std::string macOf(std::string_view random) const;

    platform::MacKey m_key;
};

} // namespace cf::bank
