#include "services/bank/platform/events/KafkaTopics.h"

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafkacpp.h>

#include <algorithm>
#include <array>

namespace cf::platform {
namespace {

constexpr int kPatienceMilliseconds = 30'000;

template <class T, void (*Destroy)(T*)>
struct Destroyer
{
    void operator()(T* owned) const { Destroy(owned); }
};
using OwnedTopic = std::unique_ptr<rd_kafka_NewTopic_t, Destroyer<rd_kafka_NewTopic_t, rd_kafka_NewTopic_destroy>>;
using OwnedQueue = std::unique_ptr<rd_kafka_queue_t, Destroyer<rd_kafka_queue_t, rd_kafka_queue_destroy>>;
using OwnedEvent = std::unique_ptr<rd_kafka_event_t, Destroyer<rd_kafka_event_t, rd_kafka_event_destroy>>;

OwnedTopic topicOf(const std::string& name, const KafkaTopicPlan& plan)
{
    std::array<char, 200> why{};
    OwnedTopic topic(rd_kafka_NewTopic_new(name.c_str(), plan.partitions, plan.replicas, why.data(), why.size()));
    if (!topic)
        throw KafkaError(why.data());
    rd_kafka_NewTopic_set_config(topic.get(), "min.insync.replicas",
                                 std::to_string(std::max(1, plan.replicas - 1)).c_str());
    return topic;
}

void requireMade(const rd_kafka_topic_result_t* result)
{
    const auto error = rd_kafka_topic_result_error(result);
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR && error != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
        throw KafkaError("Kafka did not make the topic " + std::string(rd_kafka_topic_result_name(result)) + ": " +
                         rd_kafka_err2str(error) + ".");
}

} // namespace

void ensureKafkaTopics(const KafkaConfig& config, const std::vector<std::string>& names, const KafkaTopicPlan& plan)
{
    std::string why;
    const std::unique_ptr<RdKafka::Producer> client(RdKafka::Producer::create(kafkaConf(config, {}).get(), why));
    if (!client)
        throw KafkaError(why);
    std::vector<OwnedTopic> topics;
    std::vector<rd_kafka_NewTopic_t*> given;
    for (const std::string& name : names) {
        topics.push_back(topicOf(name, plan));
        given.push_back(topics.back().get());
    }
    const OwnedQueue queue(rd_kafka_queue_new(client->c_ptr()));
    rd_kafka_CreateTopics(client->c_ptr(), given.data(), given.size(), nullptr, queue.get());
    const OwnedEvent event(rd_kafka_queue_poll(queue.get(), kPatienceMilliseconds));
    if (!event)
        throw KafkaError("Kafka did not answer in time.");
    if (rd_kafka_event_error(event.get()) != RD_KAFKA_RESP_ERR_NO_ERROR)
        throw KafkaError("Kafka: " + std::string(rd_kafka_event_error_string(event.get())) + ".");
    std::size_t count = 0;
    const auto* const* results =
        rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event.get()), &count);
    std::for_each_n(results, count, requireMade);
}

} // namespace cf::platform
