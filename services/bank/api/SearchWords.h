// What a person typed into a search field, turned into conditions on the normalised search columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

inline constexpr std::size_t kMostSearchWords = 6;

//! The words of a text, at most kMostSearchWords, as they were typed.
std::vector<std::string> searchWords(std::string_view text);

//! " AND …" for each word: `column` (in the form of bank.search_form) holds it. `parameter` is the text[] of the words,
//! "$2". Words of three and more letters are sought anywhere (trigram index), a first word of one or two only at the
//! beginning (prefix index). Each is a condition of its own so that an index serves it.
std::string searchConditions(const std::vector<std::string>& words, std::string_view column,
                             std::string_view parameter);

//! Whether one of the words is sought anywhere.
bool hasWordSoughtAnywhere(const std::vector<std::string>& words);

} // namespace cf::bank
