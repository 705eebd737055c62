// One of the consumers of a group, on Kafka. What failed goes to the group's retry topics, one for each pause, and then
// to its dead letters: "bank.mail.retry-1" …, "bank.mail.dead". One thread at a time.
#pragma once

#include "services/bank/platform/events/EventSource.h"
#include "services/bank/platform/events/KafkaProducer.h"

#include <functional>

namespace RdKafka {
class KafkaConsumer;
class Message;
} // namespace RdKafka

namespace cf::platform {

struct KafkaSourceConfig
{
    KafkaConfig kafka;
    std::string group;
    std::vector<std::string> topics; //!< Without the prefix.
    RetryPauses pauses = kRetryPauses;
};

//! The topics that a group has besides those it reads, without the prefix.
std::vector<std::string> kafkaTopicsOfGroup(const std::string& group);

class KafkaSource : public EventSource
{
public:
    explicit KafkaSource(KafkaSourceConfig config);
    ~KafkaSource() override;

    std::vector<Delivery> take() override;
    void settle(const std::vector<Handled>& outcomes) override;

private:
    class Session;

    KafkaMessage failed(const Delivery& delivery, const Handled& outcome) const;

    const KafkaSourceConfig m_config;
    KafkaProducer m_producer;
    std::unique_ptr<Session> m_session; //!< Null: to be made anew, from what was settled.
    std::vector<Delivery> m_taken;
};

} // namespace cf::platform
