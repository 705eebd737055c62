// What a person typed into a search field, turned into patterns for the normalised search columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

inline constexpr std::size_t kMostSearchWords = 6;

//! LIKE patterns, one per word and at most kMostSearchWords, with %, _ and \ escaped. Words of three and more bytes are
//! sought anywhere (trigram index); a text of one or two letters only at the beginning (prefix index).
std::vector<std::string> searchPatterns(std::string_view text);

} // namespace cf::bank
