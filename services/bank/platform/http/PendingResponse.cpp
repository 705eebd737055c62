#include "services/bank/platform/http/PendingResponse.h"

#include <boost/asio/post.hpp>

namespace cf::http {

PendingResponse::PendingResponse(std::shared_ptr<AnswerGate> gate, boost::asio::io_context& context)
    : m_gate(std::move(gate))
    , m_context(context)
{
}

bool PendingResponse::offer(Response response)
{
    if (m_offered.test_and_set()) {
        return false;
    }
    const std::shared_lock lock(m_gate->mutex);
    if (m_gate->open) {
        boost::asio::post(m_context, [self = shared_from_this(), answer = std::move(response)]() mutable {
            self->keep(std::move(answer));
        });
    }
    return true;
}

void PendingResponse::keep(Response response)
{
    if (m_waiter != nullptr) {
        m_response = std::move(response);
        m_waiter->cancel();
    }
}

} // namespace cf::http
