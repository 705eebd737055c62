// Takes the head of a request apart (RFC 9112), strictly: what two programs could read in two ways is refused. Called
// by Session.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/http/Http.h"
#include "services/bank/platform/http/ServerProblem.h"

#include <cstdint>
#include <string_view>

namespace cf::http {

struct RequestHead
{
    Request request;             //!< All but the body and who sends it.
    std::uint64_t bodyBytes = 0; //!< What Content-Length says; 0 without one.
    bool keepAlive = false;      //!< HTTP/1.1 and no "Connection: close".
    bool expectsContinue = false;
};

//! The bytes up to and with the blank line.
Outcome<RequestHead, ServerRefusal> parseHead(std::string_view head);

//! Whether what has come of a head can become none any more, so that nobody waits for the rest of it: a line that ends
//! without CR.
bool isHopeless(std::string_view begun);

} // namespace cf::http
