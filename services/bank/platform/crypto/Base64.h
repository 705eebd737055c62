// Bytes as text (RFC 4648, section 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cf::platform {

//! With padding, on one line.
std::string base64(std::string_view bytes);
//! The same back; empty if it is no base64.
std::optional<std::string> base64Decoded(std::string_view text);

} // namespace cf::platform
