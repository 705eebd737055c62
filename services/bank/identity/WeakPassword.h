// Detects long passwords that are guessed first: repetitions, sequences of letters, digits or keys, common words of
// leaked-password lists, names. Called by passwordObjection.
#pragma once

#include "services/contract/SignIn.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

//! Why the password (UTF-8 in NFC) would be guessed early; empty when it would not. `names`: the person's user name and
//! display name, the bank's name.
std::optional<contract::PasswordMistake> weaknessOf(std::string_view password, const std::vector<std::string>& names);

} // namespace cf::bank
