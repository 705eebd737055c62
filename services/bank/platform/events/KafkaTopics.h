// Makes the bank's topics on Kafka. For an administrator: the bank itself may not.
#pragma once

#include "services/bank/platform/events/KafkaClient.h"

namespace cf::platform {

struct KafkaTopicPlan
{
    int partitions = 6; //!< Never changed afterwards: events of a key would lose their order.
    int replicas = 3;   //!< All but one of them must have an event before it counts as published.
};

//! Those that are missing, by their whole names. Throws KafkaError.
void ensureKafkaTopics(const KafkaConfig& config, const std::vector<std::string>& names, const KafkaTopicPlan& plan);

} // namespace cf::platform
