// What a file is, by its content. Called by FileRules and tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cf::bank {

struct FileKind
{
    std::string mediaType; //!< One that the bank keeps, or empty.
    std::string name;      //!< What else it is, as people call it: "HEIC", "ZIP". Empty when nobody can say.
};

//! Of the four kinds that the bank keeps, by their signatures: PDF (whose header may stand anywhere in its first 1,024
//! bytes, ISO 32000-1 annex H.3.4.1), PNG, JPEG, and text: UTF-8, UTF-16 behind its byte order mark, or one byte a
//! character, without control characters but for one Ctrl-Z at its end. `named` is what the sender takes it for: it
//! decides between text and a PDF that begins with text, and what is named a PDF or a picture is not kept as text.
FileKind fileKindOf(std::string_view content, std::string_view named);

} // namespace cf::bank
