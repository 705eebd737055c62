#include "services/bank/notices/Consumers.h"

#include "services/bank/events/Topics.h"
#include "services/bank/notices/NoticeMaker.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/events/KafkaSource.h"
#include "services/bank/statements/MonthlyStatements.h"

#include <set>

namespace cf::bank {

std::vector<EventConsumer> consumersOf(const platform::Settings& settings)
{
    if (settings.mail.server.empty())
        return {};
    return {{kNoticesConsumer, {kAccountsTopic}}, {kMailConsumer, {kMailTopic}}};
}

EventConsumer lettersOf(const EventConsumer& consumer)
{
    return {consumer.name + "-letters", {consumer.name + ".dead"}};
}

std::vector<std::string> kafkaTopicsOf(const platform::Settings& settings)
{
    std::set<std::string> topics{kAccountsTopic, kStatementsTopic, kUnreadableTopic};
    for (const EventConsumer& consumer : consumersOf(settings))
        for (const EventConsumer& each : {consumer, lettersOf(consumer)}) {
            topics.insert(each.topics.begin(), each.topics.end());
            const auto own = platform::kafkaTopicsOfGroup(each.name);
            topics.insert(own.begin(), own.end());
        }
    std::vector<std::string> names;
    for (const std::string& topic : topics)
        names.push_back(settings.kafka.prefix + topic);
    return names;
}

} // namespace cf::bank
