// What a password must be (NIST SP 800-63B-4: long, any characters, no composition rules, none that is guessed first)
// and its one form for hashing.
#pragma once

#include "services/contract/SignIn.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

inline constexpr int kPasswordLeast = 15; //!< Unicode code points after NFC.
inline constexpr int kPasswordMost = 256;

//! NFC, so that an accent typed in one piece or in two is the same password; every blank is U+0020 (RFC 8265, 4.2), and
//! what a page or a chat put in that cannot be seen is left out. Invalid UTF-8 is empty.
std::optional<std::string> normalisedPassword(std::string_view password);

//! NFC alone, which hashes of earlier programs were made from.
std::optional<std::string> formerlyNormalisedPassword(std::string_view password);

//! Why the password is not accepted, with a PasswordMistake as its code; empty when it is. `names` is what everybody
//! would try for this person: user name, display name, the bank's name.
std::optional<contract::FieldError> passwordObjection(std::string_view password, const std::vector<std::string>& names);

} // namespace cf::bank
