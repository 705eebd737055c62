#include "services/bank/feeds/FeedWorkers.h"

#include "services/bank/feeds/FeedEvents.h"
#include "services/bank/platform/config/Settings.h"

#include <stdexcept>

namespace cf::bank {
namespace {

EventConsumer consumerOf(const platform::FeedSettings& feed)
{
    for (const std::string& topic : feed.topics)
        if (!isFeedTopic(topic))
            throw std::runtime_error("The feed " + feed.name + " asks for the topic " + topic +
                                     ", which feeds cannot have.");
    return {"feed-" + feed.name, feed.topics};
}

} // namespace

std::vector<EventConsumer> feedConsumersOf(const platform::Settings& settings)
{
    std::vector<EventConsumer> consumers;
    for (const platform::FeedSettings& feed : settings.feeds)
        consumers.push_back(consumerOf(feed));
    return consumers;
}

FeedWorkers::FeedWorkers(const platform::Settings& settings, const SourceOf& sourceOf, const TroubleOf& troubleOf)
{
    for (const platform::FeedSettings& feed : settings.feeds) {
        const EventConsumer consumer = consumerOf(feed);
        m_senders.push_back(std::make_unique<FeedSender>(feed.to));
        m_dependencies.push_back(
            {consumer.name, true, feed.to.url, [&sender = *m_senders.back()] { return sender.health(); }});
        m_workers.push_back(std::make_unique<EventWorker>(
            sourceOf(consumer),
            [&sender = *m_senders.back()](const auto& deliveries) { return sender.handle(deliveries); },
            troubleOf(consumer.name)));
    }
}

} // namespace cf::bank
