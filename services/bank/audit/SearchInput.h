// Normalises typed or pasted text to the plain characters the search grammar expects: word processors curl quotation
// marks, some keyboards type wide colons, and copied text carries invisible characters. Used by AuditSearch.
#pragma once

#include <string>
#include <string_view>

namespace cf::bank {

//! Every double quotation mark and guillemet becomes ", full-width ASCII its narrow form, a colon of any width ":",
//! whitespace of any kind " "; zero-width characters are dropped. Letters and single quotation marks stay, and so does
//! invalid UTF-8.
std::string normalisedInput(std::string_view text);

} // namespace cf::bank
