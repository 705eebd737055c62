// AES-256-GCM for personal data at rest, with two levels of keys: a master key in a file wraps one key per customer.
// Destroying a customer's key makes everything encrypted under it unreadable.
#pragma once

#include "models/domain/Outcome.h"

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cf::platform {

//! Cryptographically random bytes.
std::string randomBytes(std::size_t count);
//! A replacement source for tests; encryption with predictable bytes is not safe.
using RandomBytes = std::function<std::string(std::size_t)>;

//! A 256-bit key, wiped on destruction.
class EncryptionKey
{
public:
    static EncryptionKey random();
    //! The 32 bytes that unwrap() yields; otherwise nothing.
    static std::optional<EncryptionKey> fromBytes(std::string_view bytes);
    //! Reads the file's 32 bytes. The error is a sentence with the file's name: it is missing, readable by others, or
    //! of another size.
    static Outcome<EncryptionKey, std::string> read(const std::filesystem::path& file);
    //! Creates the file (0600) with random bytes, durably, and its folder if missing. An existing file is an error: a
    //! key is never replaced.
    static Outcome<EncryptionKey, std::string> make(const std::filesystem::path& file);

    EncryptionKey(const EncryptionKey&) = default;
    EncryptionKey& operator=(const EncryptionKey&) = default;
    ~EncryptionKey();

    //! version(1) || nonce(12) || ciphertext || tag(16). `context` (AAD) binds the text to its place, for example
    //! "memo:<id>": it does not decrypt elsewhere.
    std::string encrypt(std::string_view plain, std::string_view context,
                        const RandomBytes& random = randomBytes) const;
    //! Empty if the key, the context or a single bit differs.
    std::optional<std::string> decrypt(std::string_view encrypted, std::string_view context) const;

    //! Another key, encrypted under this one.
    std::string wrap(const EncryptionKey& key, std::string_view context) const;
    std::optional<EncryptionKey> unwrap(std::string_view wrapped, std::string_view context) const;

    //! HMAC-SHA-256 under a key derived for look-ups, for exact search in encrypted columns.
    std::string lookupMac(std::string_view value) const;

private:
    EncryptionKey() = default;

    std::array<unsigned char, 32> m_bytes{};
};

//! SHA-256, 32 raw bytes.
std::string sha256(std::string_view bytes);
//! Lower-case hexadecimal.
std::string hex(std::string_view bytes);
//! Compares in constant time.
bool sameSecret(std::string_view a, std::string_view b);

} // namespace cf::platform
