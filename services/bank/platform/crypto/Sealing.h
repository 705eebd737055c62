// AES-256-GCM for personal data at rest, and the two levels of keys: a master key in a file seals one key per customer.
// Destroying a customer's key makes all that was sealed under it unreadable.
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
//! The same from whoever is asked instead, for tests; what is sealed with bytes that can be foreseen is not safe.
using RandomBytes = std::function<std::string(std::size_t)>;

//! A 256-bit key, wiped when it goes.
class SealingKey
{
public:
    static SealingKey random();
    //! The 32 bytes that unwrap() yields; anything else is empty.
    static std::optional<SealingKey> fromBytes(std::string_view bytes);
    //! Reads the file's 32 bytes. The error is a sentence with the file's name: it is missing, readable by others, or
    //! of another size.
    static Outcome<SealingKey, std::string> read(const std::filesystem::path& file);
    //! Makes the file (0600) with random bytes, durable with its folder, which is made when missing. One that is there
    //! is an error: a key is never replaced.
    static Outcome<SealingKey, std::string> make(const std::filesystem::path& file);

    SealingKey(const SealingKey&) = default;
    SealingKey& operator=(const SealingKey&) = default;
    ~SealingKey();

    //! version(1) || nonce(12) || ciphertext || tag(16). `context` binds the text to its place (for example
    //! "memo:<id>"): moved elsewhere it no longer opens.
    std::string seal(std::string_view plain, std::string_view context, const RandomBytes& random = randomBytes) const;
    //! Empty when the key, the context or a single bit differs.
    std::optional<std::string> open(std::string_view sealed, std::string_view context) const;

    //! Another key, sealed under this one.
    std::string wrap(const SealingKey& key, std::string_view context) const;
    std::optional<SealingKey> unwrap(std::string_view wrapped, std::string_view context) const;

    //! HMAC-SHA-256 under a key derived for look-ups, for exact search in sealed columns.
    std::string lookupMac(std::string_view value) const;

private:
    SealingKey() = default;

    std::array<unsigned char, 32> m_bytes{};
};

//! SHA-256, 32 raw bytes.
std::string sha256(std::string_view bytes);
//! Lower-case hexadecimal.
std::string hex(std::string_view bytes);
//! Compares in constant time.
bool sameSecret(std::string_view a, std::string_view b);

} // namespace cf::platform
