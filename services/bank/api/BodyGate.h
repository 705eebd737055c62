// Before a large body is read: whether whoever sends it is signed in. Otherwise strangers could fill the bank's memory.
// Asked by http::Server with the request's head. The router finds it out, so that a refusal is noted here as well; it
// is asked again when the request is whole.
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

    //! For ServerLimits::admit: 100 for a valid session; 401 for one that is not; 413 without any; 503.
    void operator()(const http::Request& head, const http::Respond& respond) const;

private:
    const Router& m_router;
    Submit m_submit;
};

} // namespace cf::bank
