// Text in the alphabet that an SMS has room for 160 characters of (3GPP TS 23.038); in any other there are 70.
#pragma once

#include <string>
#include <string_view>

namespace cf::bank {

//! Letters that it lacks lose their accents, blanks of any kind become spaces, and what is left becomes '?'.
std::string inGsm7(std::string_view text);

} // namespace cf::bank
