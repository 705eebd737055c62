// What a password must be (NIST SP 800-63B-4: long, any characters, no composition rules) and its one form for hashing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cf::bank {

inline constexpr int kPasswordLeast = 15; //!< Unicode code points after NFC.
inline constexpr int kPasswordMost = 256;

//! NFC, so that an accent typed in one piece or in two is the same password. Invalid UTF-8 is empty.
std::optional<std::string> normalisedPassword(std::string_view password);

//! Why the password is not accepted for this user, for the field error; empty when it is.
std::optional<std::string> passwordObjection(std::string_view userName, std::string_view password);

} // namespace cf::bank
