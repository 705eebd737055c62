#include "services/bank/api/BodyGate.h"

#include "services/bank/api/BearerToken.h"
#include "services/bank/platform/http/ServerProblem.h"
#include "services/bank/platform/postgres/Error.h"

namespace cf::bank {
namespace {

using http::ServerRefusal;

http::Response goOn()
{
    http::Response response;
    response.status = 100;
    return response;
}

} // namespace

void BodyGate::operator()(const http::Request& head, const http::Respond& respond) const
{
    if (bearerTokenOf(head).empty()) {
        // No request without a session may be this large.
        respond(http::problemResponse(ServerRefusal::PayloadTooLarge));
        return;
    }
    const auto ask = [this, head, respond] {
        try {
            respond(m_router.hasSession(head) ? goOn() : http::problemResponse(ServerRefusal::Unauthenticated));
        } catch (const std::exception&) { // the database is down; the router would say no more
            respond(http::problemResponse(ServerRefusal::Unavailable));
        }
    };
    if (!m_submit(contract::Priority::History, ask))
        respond(http::problemResponse(ServerRefusal::Unavailable));
}

} // namespace cf::bank
