// Which long passwords are guessed first: repetitions, rows of letters, digits or keys, the words that lists of leaked
// passwords begin with, names. Called by passwordObjection.
#pragma once

#include "services/contract/SignIn.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

//! Why the password (UTF-8 in NFC) would be guessed early; empty when it would not. `names` belong to the person or the
//! bank: user name, display name.
std::optional<contract::PasswordMistake> guessedFirst(std::string_view password, const std::vector<std::string>& names);

} // namespace cf::bank
