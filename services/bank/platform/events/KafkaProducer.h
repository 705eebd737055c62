// Sends messages to Kafka, whole batches: idempotently, in order, and on all brokers that must have them before it
// returns. One thread at a time.
#pragma once

#include "services/bank/platform/events/EventBus.h"
#include "services/bank/platform/events/KafkaClient.h"

#include <map>

namespace cf::platform {

struct KafkaMessage
{
    std::string topic; //!< Whole, with the prefix.
    std::string key;
    std::string body;
    std::map<std::string, std::string> headers;
};

class KafkaProducer
{
public:
    explicit KafkaProducer(KafkaConfig config);
    ~KafkaProducer();

    //! Throws KafkaError when they are not all there within the patience; some of them may be.
    void send(const std::vector<KafkaMessage>& messages);

private:
    class Session;
    const KafkaConfig m_config;
    std::unique_ptr<Session> m_session; //!< Null: to be made anew, so that nothing of a failed batch follows.
};

class KafkaBus : public EventBus
{
public:
    explicit KafkaBus(KafkaConfig config);
    void publish(const std::vector<Event>& events) override;
    std::optional<HealthReport> health() const override { return m_health.report(); }

private:
    const std::string m_prefix;
    Health m_health;
    KafkaProducer m_producer;
};

// Headers of a KafkaMessage:
inline constexpr const char* kEventIdHeader = "id";       //!< What consumers know an event by.
inline constexpr const char* kEventTopicHeader = "topic"; //!< Of one that failed: where it came from.

//! The topic of a group for what failed so often, without the prefix.
std::string kafkaRetryTopic(const std::string& group, std::size_t failures);

} // namespace cf::platform
