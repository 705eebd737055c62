// Separated text: quoted strings, CRLF. Read from what old banks exported with semicolons (BerkaReader) and from CSV
// (ProxyWatch); also writes CSV cells for reports.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::platform {

//! One line's fields without their quotes ("" inside quotes is one quote). Empty if a quote is not closed or text
//! follows a closing quote.
std::optional<std::vector<std::string>> splitDelimited(std::string_view line, char separator = ';');

//! Lines without their LF or CRLF. Text after the last line end is a line only if not empty.
std::vector<std::string_view> splitLines(std::string_view text);

//! A file's text without what editors and old systems add: a UTF-8 byte order mark at the start, and at the end a
//! Ctrl-Z (end of file in CP/M and DOS) and empty lines.
std::string_view withoutWrapping(std::string_view text);

//! Why the text cannot be lines with this many semicolon-separated fields, as the end of a sentence: "is in UTF-16: …";
//! empty if it can.
std::string formatProblemIn(std::string_view text, std::size_t fields);

//! A CSV cell (RFC 4180) that a spreadsheet does not take for a formula: text that looks like one is prefixed with an
//! apostrophe. A plain decimal number, "-0.10", is unchanged, because it can only mean itself.
std::string csvCell(std::string_view text);

} // namespace cf::platform
