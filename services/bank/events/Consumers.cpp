#include "services/bank/events/Consumers.h"

#include "services/bank/events/Topics.h"
#include "services/bank/platform/events/KafkaSource.h"

#include <set>

namespace cf::bank {

EventConsumer lettersOf(const EventConsumer& consumer)
{
    return {consumer.name + "-letters", {consumer.name + ".dead"}};
}

std::vector<std::string> kafkaTopicsOf(const std::vector<EventConsumer>& consumers, const std::string& prefix)
{
    std::set<std::string> topics{kAccountsTopic, contract::StatementMade::kInfo.topic, kUnreadableTopic};
    for (const EventConsumer& consumer : consumers)
        for (const EventConsumer& each : {consumer, lettersOf(consumer)}) {
            topics.insert(each.topics.begin(), each.topics.end());
            const auto own = platform::kafkaTopicsOfGroup(each.name);
            topics.insert(own.begin(), own.end());
        }
    std::vector<std::string> names;
    for (const std::string& topic : topics)
        names.push_back(prefix + topic);
    return names;
}

} // namespace cf::bank
