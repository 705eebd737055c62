// The password rules (NIST SP 800-63B-4: long, any characters, no composition rules, none that is guessed first) and
// the normalised form for hashing.
#pragma once

#include "services/contract/SignIn.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

inline constexpr int kPasswordLeast = 15; //!< Unicode code points after NFC.
inline constexpr int kPasswordMost = 256;

//! NFC, so that precomposed and combining accents give the same password; every blank is U+0020 (RFC 8265, 4.2), and
//! invisible characters from a web page or a chat are dropped. Invalid UTF-8 is empty.
std::optional<std::string> normalisedPassword(std::string_view password);

//! NFC only, as hashed by earlier versions of the program.
std::optional<std::string> formerlyNormalisedPassword(std::string_view password);

//! Why the password is rejected, with a PasswordMistake as its code; empty when it is accepted. `names` is what
//! everyone would try for this person: user name, display name, the bank's name.
std::optional<contract::FieldError> passwordObjection(std::string_view password, const std::vector<std::string>& names);

} // namespace cf::bank
