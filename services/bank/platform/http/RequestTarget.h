// Parses the target of a request line (RFC 9112 3.2, origin-form). Called by Session.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cf::http {

struct RequestTarget
{
    std::string path;  //!< Percent-decoded, starts with '/'.
    std::string query; //!< Raw, without '?'.
};

//! Nothing if it is not origin-form, has a character other than visible ASCII, has invalid percent-encoding, or
//! decoding would change the path's structure (an encoded '/' or NUL).
std::optional<RequestTarget> parseTarget(std::string_view target);

} // namespace cf::http
