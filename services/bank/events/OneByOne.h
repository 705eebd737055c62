// Hands events to somebody else's server one by one, in their order. While the server is away they all wait; what
// became of those before is remembered, so that they are not sent again.
#pragma once

#include "services/bank/platform/events/EventSource.h"
#include "services/bank/platform/process/Health.h"
#include "services/bank/platform/web/SendError.h"

#include <functional>
#include <map>

namespace cf::bank {

struct OneByOneRules
{
    //! How often one of which the outcome is unclear is tried before it gives way to those behind it, and comes again
    //! later by the rules of EventSource.
    int attempts = 1;
    bool refusedForGood = true; //!< False: what the server refuses comes again later as well.
    //! For those that come at a time, beyond which the rest is taken anew: a source waits for its consumer only so
    //! long.
    std::chrono::milliseconds longest = std::chrono::minutes(2);
};

class OneByOne
{
public:
    //! What became of one, or why the server did not take it. May throw.
    using Send = std::function<Outcome<platform::Handled, platform::SendError>(const platform::Delivery&)>;

    OneByOne(Send send, OneByOneRules rules);

    //! Throws NotNow when the server is away, or an outcome unclear.
    std::vector<platform::Handled> handle(const std::vector<platform::Delivery>& deliveries);
    //! Of the server.
    platform::HealthReport health() const { return m_health.report(); }

private:
    using Attempt = std::pair<std::string, std::size_t>; //!< The event's id, and its failures before.

    platform::Handled handle(const platform::Delivery& delivery);

    const Send m_send;
    const OneByOneRules m_rules;
    platform::Health m_health;
    std::map<Attempt, platform::Handled> m_known; //!< Of those that are not settled yet.
    Attempt m_unclear;
    int m_attempts = 0; //!< Of the one that is unclear.
};

} // namespace cf::bank
