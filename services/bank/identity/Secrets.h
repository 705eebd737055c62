// Random secrets for people and programs: session tokens, challenges, enrolment and recovery codes. Only their SHA-256
// is stored, which suffices because each has 100 random bits or more.
#pragma once

#include <string>
#include <string_view>

namespace cf::bank {

//! 256 random bits in base64url (RFC 4648 section 5, no padding): 43 characters.
std::string newToken();

//! Random groups of four characters in Crockford's base32, "K7QX-2M9T-…", five bits a character.
std::string newTypedCode(int groups);

inline constexpr int kEnrolmentCodeGroups = 6; //!< 120 bits
inline constexpr int kRecoveryCodeGroups = 5;  //!< 100 bits

//! Normalises what a person typed or pasted: upper case, including full-width letters, without dashes, blanks and
//! invisible characters, O read as 0, I and L as 1.
std::string canonicalCode(std::string_view typed);

} // namespace cf::bank
