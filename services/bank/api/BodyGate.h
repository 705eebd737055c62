// Checks that the sender is signed in before a large body is read. Otherwise strangers could fill the bank's memory.
// http::Server calls it with the request's head. The router makes the check, so that a refusal is noted here as well;
// it checks again when the request is complete.
#pragma once

#include "services/bank/api/Router.h"

namespace cf::bank {

class BodyGate
{
public:
    //! The router outlives it.
    BodyGate(const Router& router, Submit submit)
        : m_router(router)
        , m_submit(std::move(submit))
    {
    }

    //! For ServerLimits::admit: 100 for a valid session; 401 for an invalid one; 413 without a token; 503.
    void operator()(const http::Request& head, const http::Respond& respond) const;

private:
    const Router& m_router;
    Submit m_submit;
};

} // namespace cf::bank
