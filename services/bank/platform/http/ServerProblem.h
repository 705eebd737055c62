// The RFC 9457 problems that the server itself returns, before or instead of a handler. Called by Session.
#pragma once

#include "services/bank/platform/http/Http.h"

namespace cf::http {

//! Why the server answered instead of a handler; each has one status and one `code`.
enum class ServerRefusal
{
    MalformedRequest, //!< 400
    Unauthenticated,  //!< 401: for the code that admits bodies
    RequestTimeout,   //!< 408, retryable
    LengthRequired,   //!< 411: chunked bodies are not read, their trailers are unbounded
    PayloadTooLarge,  //!< 413
    HeadersTooLarge,  //!< 431
    InternalError,    //!< 500: the handler threw, or its response cannot be sent
    Unavailable,      //!< 503, retryable: a server limit is reached
    DeadlineExceeded, //!< 503, retryable if the request may be sent again: the handler did not answer in time
};

//! application/problem+json with type, title, status, code and retryable. Not `again`: the same request must not be
//! resent, so it is not retryable.
Response problemResponse(ServerRefusal refusal, bool again = true);

} // namespace cf::http
