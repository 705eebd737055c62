// A Response as the bytes of HTTP/1.1 (RFC 9112), with the headers every answer of the bank carries. Called by Session.
#pragma once

#include "services/bank/platform/http/Http.h"

namespace cf::http {

//! The registered phrase of a status (RFC 9110), or "" for one the bank does not use.
std::string_view reasonPhrase(int status);

//! False when a header could split the answer (not a token, or CR, LF or NUL inside) or the status is not 200..599.
bool isSendable(const Response& response);

//! Head and body as one buffer. `headOnly`: an answer to HEAD, which tells the length and sends no body.
//! Content-Length, Connection, Transfer-Encoding, Date and the security headers are the server's: a handler's own are
//! left out. The response must be sendable.
std::string responseText(const Response& response, bool headOnly, bool closing);

} // namespace cf::http
