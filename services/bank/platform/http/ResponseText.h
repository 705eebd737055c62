// Serialises a Response as HTTP/1.1 (RFC 9112), with the headers common to all responses. Called by Session.
#pragma once

#include "services/bank/platform/http/Http.h"

namespace cf::http {

//! The reason phrase of a status (RFC 9110), or "" for one the bank does not use.
std::string_view reasonPhrase(int status);

//! False if a header could split the response (not a token, or CR, LF or NUL inside) or the status is not 200..599.
bool isSendable(const Response& response);

//! What a response says of how it is sent.
struct Framing
{
    bool headOnly = false; //!< To HEAD: with the length but no body.
    bool closing = false;  //!< The connection ends after it.
    bool chunked = false;  //!< The client takes chunks; for a stream. Otherwise its end is the connection's.
};

//! Head and body as one buffer; of a stream only the head. Content-Length, Connection, Transfer-Encoding, Date and the
//! security headers are the server's own: a handler's are left out. The response must be sendable.
std::string responseText(const Response& response, const Framing& framing);

//! A piece of a stream (RFC 9112 section 7.1); an empty one ends it.
std::string chunkText(std::string_view piece);

} // namespace cf::http
