#include "services/bank/platform/events/KafkaProducer.h"

#include <librdkafka/rdkafkacpp.h>

namespace cf::platform {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kLookMilliseconds = 50;

} // namespace

class KafkaProducer::Session : private RdKafka::DeliveryReportCb
{
public:
    explicit Session(const KafkaConfig& config)
    {
        const auto conf = kafkaConf(config, {{"acks", "all"},
                                             {"enable.idempotence", "true"},
                                             // None of a key overtakes one that did not arrive.
                                             {"enable.gapless.guarantee", "true"},
                                             {"compression.type", "lz4"},
                                             {"linger.ms", "2"},
                                             {"partitioner", "murmur2_random"}, // as Kafka's own clients do it
                                             {"message.timeout.ms", std::to_string(config.patience.count())}});
        std::string why;
        RdKafka::DeliveryReportCb* reports = this;
        if (conf->set("dr_cb", reports, why) != RdKafka::Conf::CONF_OK)
            throw KafkaError(why);
        m_producer.reset(RdKafka::Producer::create(conf.get(), why));
        if (!m_producer)
            throw KafkaError(why);
    }

    ~Session() override { m_producer->purge(RdKafka::Producer::PURGE_QUEUE | RdKafka::Producer::PURGE_INFLIGHT); }

    void send(const std::vector<KafkaMessage>& messages, Clock::time_point deadline)
    {
        for (const KafkaMessage& message : messages)
            produce(message, deadline);
        while (m_underWay > 0 && m_failure.empty()) {
            if (Clock::now() >= deadline)
                throw KafkaError("Kafka did not confirm events in time.");
            m_producer->poll(kLookMilliseconds);
        }
        if (!m_failure.empty())
            throw KafkaError("Kafka did not take events: " + m_failure + ".");
    }

private:
    void dr_cb(RdKafka::Message& message) override
    {
        --m_underWay;
        if (message.err() != RdKafka::ERR_NO_ERROR && m_failure.empty())
            m_failure = message.errstr();
    }

    void produce(const KafkaMessage& message, Clock::time_point deadline)
    {
        for (;;) {
            const auto error = tryProduce(message);
            if (error == RdKafka::ERR_NO_ERROR)
                break;
            if (error != RdKafka::ERR__QUEUE_FULL || Clock::now() >= deadline || !m_failure.empty())
                throw KafkaError("Kafka did not take an event: " + RdKafka::err2str(error) + ".");
            m_producer->poll(kLookMilliseconds);
        }
        ++m_underWay;
    }

    RdKafka::ErrorCode tryProduce(const KafkaMessage& message)
    {
        std::unique_ptr<RdKafka::Headers> headers(RdKafka::Headers::create());
        for (const auto& [name, value] : message.headers)
            headers->add(name, value);
        const auto error =
            m_producer->produce(message.topic, RdKafka::Topic::PARTITION_UA, RdKafka::Producer::RK_MSG_COPY,
                                const_cast<char*>(message.body.data()), message.body.size(), message.key.data(),
                                message.key.size(), 0, headers.get(), nullptr);
        if (error == RdKafka::ERR_NO_ERROR)
            headers.release(); // The message has them.
        return error;
    }

    std::unique_ptr<RdKafka::Producer> m_producer;
    std::size_t m_underWay = 0;
    std::string m_failure;
};

KafkaProducer::KafkaProducer(KafkaConfig config)
    : m_config(std::move(config))
{
}

KafkaProducer::~KafkaProducer() = default;

void KafkaProducer::send(const std::vector<KafkaMessage>& messages)
{
    if (!m_session)
        m_session = std::make_unique<Session>(m_config);
    try {
        m_session->send(messages, Clock::now() + m_config.patience);
    } catch (const KafkaError&) {
        m_session.reset();
        throw;
    }
}

KafkaBus::KafkaBus(KafkaConfig config)
    : m_prefix(config.prefix)
    , m_producer(std::move(config))
{
}

void KafkaBus::publish(const std::vector<Event>& events)
{
    std::vector<KafkaMessage> messages;
    for (const Event& event : events) {
        KafkaMessage message{m_prefix + event.topic, event.key, event.body, {{kEventIdHeader, event.id}}};
        if (!event.consumer.empty()) { // Only its group reads this topic.
            message.topic = m_prefix + kafkaRetryTopic(event.consumer, 1);
            message.headers.emplace(kEventTopicHeader, event.topic);
        }
        messages.push_back(std::move(message));
    }
    try {
        m_producer.send(messages);
    } catch (const KafkaError& error) {
        m_health.fails(error.what());
        throw;
    }
    m_health.works();
}

std::string kafkaRetryTopic(const std::string& group, std::size_t failures)
{
    return group + ".retry-" + std::to_string(failures);
}

} // namespace cf::platform
