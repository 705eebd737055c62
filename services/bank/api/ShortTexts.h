// Rules for the short texts that people write into orders: memos and reasons.
#pragma once

#include "services/contract/Transfers.h"

#include <string>
#include <string_view>

namespace cf::bank {

//! Why a memo is refused (a sentence fragment for the caller), or empty: at most 140 characters, no control characters.
std::string memoMistake(std::string_view memo);

//! Likewise for a reason or comment, which must say something.
std::string reasonMistake(std::string_view reason);

} // namespace cf::bank
