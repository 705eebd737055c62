// What a file is, by its content. Called by FileRules and tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cf::bank {

struct FileKind
{
    std::string mediaType; //!< One that the bank accepts, or empty.
    std::string name;      //!< Common name of any other kind: "HEIC", "ZIP". Empty if unknown.
};

//! One of the four kinds that the bank accepts, by signature: PDF (whose header may be anywhere in the first 1,024
//! bytes, ISO 32000-1 annex H.3.4.1), PNG, JPEG, and text: UTF-8, UTF-16 with a byte order mark, or one byte a
//! character, without control characters except one Ctrl-Z at the end. `named` is the kind that the sender claims: it
//! decides between text and a PDF that begins with text, and a file named as a PDF or a picture is not accepted as
//! text.
FileKind fileKindOf(std::string_view content, std::string_view named);

} // namespace cf::bank
