// SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104) for code that hashes millions of small inputs. Encryption.h has the
// general ones.
#pragma once

#include <array>
#include <string_view>

namespace cf::platform {

using Digest = std::array<unsigned char, 32>;

//! Of the concatenated parts.
Digest digestOf(std::string_view first, std::string_view second = {}, std::string_view third = {});

//! The 32 bytes, valid as long as `digest`.
std::string_view viewOf(const Digest& digest);

//! Of 32 bytes; std::invalid_argument for any other count.
Digest digestFrom(std::string_view bytes);

//! HMAC-SHA-256 under one key of at most 64 bytes. Thread-safe.
class MacKey
{
public:
    explicit MacKey(std::string_view key);
    Digest of(std::string_view message) const;

private:
    std::array<char, 64> m_inner{};
    std::array<char, 64> m_outer{};
};

} // namespace cf::platform
