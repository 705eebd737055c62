#include "services/bank/feeds/FeedSender.h"

#include "models/domain/Text.h"
#include "services/bank/feeds/FeedEvents.h"

namespace cf::bank {
namespace {

// A minute's worth: events keep their order over a short failure, and one that can never be taken ends nothing.
constexpr int kAttempts = 12;

} // namespace

FeedSender::FeedSender(platform::WebhookConfig config)
    : m_client(std::move(config))
    , m_oneByOne([this](const platform::Delivery& delivery) { return send(delivery); },
                 {.attempts = kAttempts, .refusedForGood = false})
{
}

std::vector<platform::Handled> FeedSender::handle(const std::vector<platform::Delivery>& deliveries)
{
    return m_oneByOne.handle(deliveries);
}

Outcome<platform::Handled, platform::SendError> FeedSender::send(const platform::Delivery& delivery)
{
    const auto body = feedBodyOf(delivery.event);
    if (!body || mistakeIn(delivery.event.id)) // it becomes a header
        return platform::Handled{"It is no event that feeds have.", true};
    const auto sent = m_client.send(delivery.event.id, *body);
    if (!sent)
        return sent.error();
    return platform::Handled{};
}

} // namespace cf::bank
