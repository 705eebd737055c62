// Before a large body is read: whether whoever sends it is signed in. Otherwise strangers could fill the bank's memory.
// Asked by http::Server with the request's head; the router asks again when the request is whole.
#pragma once

#include "services/bank/api/Router.h"

namespace cf::bank {

class BodyGate
{
public:
    //! The sessions outlive it.
    BodyGate(SessionGate& sessions, Submit submit)
        : m_sessions(sessions)
        , m_submit(std::move(submit))
    {
    }

    //! For ServerLimits::admit: 100 for a valid session; 401 for one that is not; 413 without any; 503.
    void operator()(const http::Request& head, const http::Respond& respond) const;

private:
    SessionGate& m_sessions;
    Submit m_submit;
};

} // namespace cf::bank
