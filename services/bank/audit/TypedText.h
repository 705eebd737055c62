// What a person typed or pasted, in the plain characters that a grammar is written in: word processors turn quotation
// marks, other keyboards have wide colons, and copied text brings characters that nobody sees. Used by AuditSearch.
#pragma once

#include <string>
#include <string_view>

namespace cf::bank {

//! Every double quotation mark and guillemet of any script becomes ", full-width ASCII its narrow self, a colon of any
//! width ":", blanks and breaks of any kind " "; what has no width is left out. Letters and single marks stay. Broken
//! UTF-8 stays as it is.
std::string plainlyTyped(std::string_view text);

} // namespace cf::bank
