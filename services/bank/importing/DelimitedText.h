// Semicolon-separated text as old banks exported it: quoted strings, CRLF. Read by BerkaReader; CSV cells for reports
// are written here too.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::bank::importing {

//! One line's fields without their quotes ("" inside quotes is one quote). Empty when a quote is not closed or text
//! follows a closing quote.
std::optional<std::vector<std::string>> splitDelimited(std::string_view line, char separator = ';');

//! Lines without their LF or CRLF. What follows the last line end is a line only when it is not empty.
std::vector<std::string_view> splitLines(std::string_view text);

//! A file's text without what editors and old systems leave around it: a byte order mark of UTF-8 in front, and at the
//! end a Ctrl-Z (end of file under CP/M and DOS) and empty lines.
std::string_view withoutWrapping(std::string_view text);

//! Why the text cannot be lines of these many semicolon-separated fields, as a sentence's end: "is in UTF-16: …"; empty
//! when nothing speaks against it.
std::string wrongFormIn(std::string_view text, std::size_t fields);

//! A CSV cell (RFC 4180) that a spreadsheet does not take for a formula: what begins like one gets an apostrophe in
//! front. A plain decimal number, "-0.10", is left as it is, because it can only mean itself.
std::string csvCell(std::string_view text);

} // namespace cf::bank::importing
