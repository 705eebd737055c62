// Serialises a Response as HTTP/1.1 (RFC 9112), with the headers common to all responses. Called by Session.
#pragma once

#include "services/bank/platform/http/Http.h"

namespace cf::http {

//! The reason phrase of a status (RFC 9110), or "" for one the bank does not use.
std::string_view reasonPhrase(int status);

//! False if a header could split the response (not a token, or CR, LF or NUL inside) or the status is not 200..599.
bool isSendable(const Response& response);

//! Head and body as one buffer. `headOnly`: a response to HEAD, with the length but no body. Content-Length,
//! Connection, Transfer-Encoding, Date and the security headers are the server's own: a handler's are left out. The
//! response must be sendable.
std::string responseText(const Response& response, bool headOnly, bool closing);

} // namespace cf::http
