// What a password must be (NIST SP 800-63B-4: long, any characters, no composition rules, none that is guessed first)
// and its one form for hashing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

inline constexpr int kPasswordLeast = 15; //!< Unicode code points after NFC.
inline constexpr int kPasswordMost = 256;

//! NFC, so that an accent typed in one piece or in two is the same password. Invalid UTF-8 is empty.
std::optional<std::string> normalisedPassword(std::string_view password);

//! Why the password is not accepted, for the field error; empty when it is. `names` is what everybody would try for
//! this person: user name, display name, the bank's name.
std::optional<std::string> passwordObjection(std::string_view password, const std::vector<std::string>& names);

} // namespace cf::bank
