#include "services/bank/events/OneByOne.h"

#include "services/bank/events/EventWorker.h"

namespace cf::bank {

using platform::Delivery;
using platform::Handled;

OneByOne::OneByOne(Send send, OneByOneRules rules)
    : m_send(std::move(send))
    , m_rules(rules)
{
}

std::vector<Handled> OneByOne::handle(const std::vector<Delivery>& deliveries)
{
    const auto end = std::chrono::steady_clock::now() + m_rules.longest;
    std::vector<Handled> outcomes;
    for (const Delivery& delivery : deliveries) {
        const Attempt attempt{delivery.event.id, delivery.failures};
        if (const auto known = m_known.find(attempt); known != m_known.end()) {
            outcomes.push_back(known->second);
            continue;
        }
        if (std::chrono::steady_clock::now() > end)
            throw NotNow("The server is slow.");
        outcomes.push_back(handle(delivery));
        m_known.emplace(attempt, outcomes.back());
    }
    for (const Delivery& delivery : deliveries)
        m_known.erase({delivery.event.id, delivery.failures});
    return outcomes;
}

Handled OneByOne::handle(const Delivery& delivery)
{
    const auto sent = m_send(delivery);
    if (sent) {
        m_health.works();
        return *sent;
    }
    using Kind = platform::SendError::Kind;
    const platform::SendError& error = sent.error();
    if (error.kind == Kind::Refused) {
        m_health.works();
        return {error.what, m_rules.refusedForGood};
    }
    m_health.fails(error.what);
    const Attempt attempt{delivery.event.id, delivery.failures};
    if (error.kind == Kind::Unclear) {
        m_attempts = attempt == m_unclear ? m_attempts + 1 : 1;
        m_unclear = attempt;
        if (m_attempts >= m_rules.attempts)
            m_known.emplace(attempt, Handled{error.what});
    }
    throw NotNow(error.what, error.pause);
}

} // namespace cf::bank
