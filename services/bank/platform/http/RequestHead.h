// Parses the head of a request (RFC 9112), strictly: anything two programs could read differently is refused. Called by
// Session.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/http/Http.h"
#include "services/bank/platform/http/ServerProblem.h"

#include <cstdint>
#include <string_view>

namespace cf::http {

struct RequestHead
{
    Request request;             //!< All but the body and the sender.
    std::uint64_t bodyBytes = 0; //!< Content-Length; 0 without one.
    bool keepAlive = false;      //!< HTTP/1.1 and no "close" in any Connection field.
    bool expectsContinue = false;
    bool takesChunks = false; //!< HTTP/1.1.
};

//! `head` ends with the blank line.
Outcome<RequestHead, ServerRefusal> parseHead(std::string_view head);

//! Whether what has arrived can no longer become a valid head, so that nobody waits for the rest: a line that ends
//! without CR.
bool isInvalidPrefix(std::string_view begun);

} // namespace cf::http
