// Why somebody else's server did not take what was sent to it by HTTP: an SMS, an event.
#pragma once

#include "services/bank/platform/web/HttpClient.h"

namespace cf::platform {

struct SendError
{
    enum class Kind
    {
        Unreachable, //!< The server, for anything.
        Unclear,     //!< Whether it has it, or whether it is at fault: nobody knows.
        Refused      //!< This one, for good.
    };
    Kind kind;
    std::string what;              //!< A sentence for the log, without what was sent.
    std::chrono::seconds pause{0}; //!< For how long the server wants to be left alone.
};

//! Taken: 2xx. For everybody: 401 to 405, 407, 410, 429, 502, 503, a redirection (the address or the sign-in is wrong,
//! or the server is busy), and when it was not reached. Unclear: 408, 425, other 5xx, and no answer. `who`: "The
//! gateway".
Outcome<Done, SendError> takenBy(const std::string& who, const Outcome<HttpReply, HttpFailure>& outcome);

} // namespace cf::platform
