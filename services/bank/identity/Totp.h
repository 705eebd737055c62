// Time-based one-time passwords (RFC 6238: HMAC-SHA-1, six digits, 30 seconds), computed by liboath. PostgreSQL records
// which steps were used.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cf::bank::totp {

//! 160 random bits, raw.
std::string newSecret();

//! RFC 4648 base32 without padding, for typing and for the URI.
std::string base32(std::string_view secret);
//! Decodes it to the raw secret, in either case, with or without spaces; empty when it is not base32.
std::string secretOf(std::string_view base32);

//! The content of the QR code: otpauth://totp/Counterfoil:<user>?secret=…&issuer=Counterfoil
std::string uri(std::string_view secret, std::string_view userName);

std::int64_t stepAt(std::chrono::system_clock::time_point now);

std::string codeOf(std::string_view secret, std::int64_t step);

//! The time step of this code: the current, the one before (slow typing) or the next (a fast clock), as RFC 6238
//! section 5.2 allows. Spaces are ignored.
std::optional<std::int64_t> matchingStep(std::string_view secret, std::string_view code,
                                         std::chrono::system_clock::time_point now);

} // namespace cf::bank::totp
