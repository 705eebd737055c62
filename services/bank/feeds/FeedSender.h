// Posts the bank's events to another system. A consumer of the feed's topics.
#pragma once

#include "services/bank/events/OneByOne.h"
#include "services/bank/platform/web/WebhookClient.h"

namespace cf::bank {

class FeedSender
{
public:
    explicit FeedSender(platform::WebhookConfig config);

    //! Each at least once and those of an account in order, while the receiver takes them. Throws NotNow when it is
    //! away, so that all wait; what it answers with an error again and again, or refuses, comes again later.
    std::vector<platform::Handled> handle(const std::vector<platform::Delivery>& deliveries);
    platform::HealthReport health() const { return m_oneByOne.health(); }

private:
    Outcome<platform::Handled, platform::SendError> send(const platform::Delivery& delivery);

    platform::WebhookClient m_client;
    OneByOne m_oneByOne;
};

} // namespace cf::bank
