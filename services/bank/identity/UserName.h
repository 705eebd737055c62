// User names in the bank's canonical form, whatever a keyboard, a form or a clipboard made of them.
#pragma once

#include <string>
#include <string_view>

namespace cf::bank {

//! Compatibility forms and case folded (Unicode NFKC_Casefold: "ｐｅｔｒａ" and "Petra" are "petra"), without invisible
//! characters and surrounding blanks. Invalid Unicode is empty.
std::string canonicalUserName(std::string_view typed);

//! Whether a canonical name is valid: 2 to 64 of a-z, 0-9, dot, hyphen and underscore.
bool isUserName(const std::string& text);

} // namespace cf::bank
