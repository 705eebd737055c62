// Time-based one-time passwords (RFC 6238: HMAC-SHA-1, six digits, 30 seconds), computed by liboath. Which step was
// used already is PostgreSQL's to know.
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
//! The raw secret back, from either case and with or without spaces; empty when it is no base32.
std::string secretOf(std::string_view base32);

//! What the QR code says: otpauth://totp/Counterfoil:<user>?secret=…&issuer=Counterfoil
std::string uri(std::string_view secret, std::string_view userName);

std::int64_t stepAt(std::chrono::system_clock::time_point now);

std::string codeOf(std::string_view secret, std::int64_t step);

//! The step whose code this is: the current, the one before (somebody types slowly) or the next (a phone is ahead), as
//! RFC 6238 section 5.2 allows. Spaces are ignored.
std::optional<std::int64_t> matchingStep(std::string_view secret, std::string_view code,
                                         std::chrono::system_clock::time_point now);

} // namespace cf::bank::totp
