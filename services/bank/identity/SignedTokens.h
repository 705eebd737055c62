// Session tokens and challenges that the bank knows for its own without looking them up, by a mark under the master
// key: whatever else is shown is nobody's, and costs the database nothing however often it is tried.
#pragma once

#include "services/bank/platform/crypto/Digest.h"
#include "services/bank/platform/crypto/Encryption.h"

#include <string>
#include <string_view>

namespace cf::bank {

//! Thread-safe. The same at every server of a bank, because the master key is.
class SignedTokens
{
public:
    explicit SignedTokens(const platform::EncryptionKey& master);

    //! newToken() and 64 bits of HMAC-SHA-256 over it, in hex: 59 characters.
    std::string make() const;
    //! Whether make() made it. Nothing else is known of it then; it may have ended long ago.
    bool made(std::string_view token) const;

private:
    std::string markOf(std::string_view random) const;

    platform::MacKey m_key;
};

} // namespace cf::bank
