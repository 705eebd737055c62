// User names in the one form in which the bank keeps them, whatever a keyboard, a form or a clipboard made of them.
#pragma once

#include <string>
#include <string_view>

namespace cf::bank {

//! Compatibility forms and case folded (Unicode NFKC_Casefold: "ｐｅｔｒａ" and "Petra" are "petra"), without invisible
//! characters, blanks around left out. What is not Unicode text is empty.
std::string canonicalUserName(std::string_view typed);

//! Whether a canonical name is one: 2 to 64 of a-z, 0-9, dot, hyphen and underscore.
bool isUserName(const std::string& text);

} // namespace cf::bank
