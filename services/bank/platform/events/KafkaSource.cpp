#include "services/bank/platform/events/KafkaSource.h"

#include <librdkafka/rdkafkacpp.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace cf::platform {
namespace {

using Clock = std::chrono::steady_clock;
using Wall = std::chrono::system_clock;

constexpr auto kFirst = std::chrono::milliseconds(100); // for the first of a batch, which is on its way
constexpr const char* kFailuresHeader = "failures";
constexpr const char* kDueHeader = "due"; // milliseconds since 1970
constexpr const char* kReasonHeader = "reason";

std::string header(RdKafka::Message& message, const char* name)
{
    RdKafka::Headers* headers = message.headers();
    if (!headers)
        return {};
    const auto last = headers->get_last(name);
    return last.err() == RdKafka::ERR_NO_ERROR ? std::string(static_cast<const char*>(last.value()), last.value_size())
                                               : std::string();
}

std::int64_t numberIn(const std::string& text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void require(RdKafka::ErrorCode error)
{
    if (error != RdKafka::ERR_NO_ERROR)
        throw KafkaError("Kafka: " + RdKafka::err2str(error) + ".");
}

} // namespace

std::vector<std::string> kafkaTopicsOfGroup(const std::string& group)
{
    std::vector<std::string> topics;
    for (std::size_t failures = 1; failures <= kRetryPauses.size(); ++failures)
        topics.push_back(kafkaRetryTopic(group, failures));
    topics.push_back(group + ".dead");
    return topics;
}

class KafkaSource::Session : private RdKafka::RebalanceCb
{
public:
    using Place = std::pair<std::string, std::int32_t>; //!< Topic and partition.
    using Received = std::unique_ptr<RdKafka::Message>;

    explicit Session(const KafkaSourceConfig& config)
    {
        const auto conf = kafkaConf(config.kafka, {{"group.id", config.kafka.prefix + config.group},
                                                   {"enable.auto.commit", "false"},
                                                   {"auto.offset.reset", "earliest"},
                                                   {"session.timeout.ms", "10000"},
                                                   {"topic.metadata.refresh.interval.ms", "10000"}});
        std::string why;
        RdKafka::RebalanceCb* rebalanced = this;
        if (conf->set("rebalance_cb", rebalanced, why) != RdKafka::Conf::CONF_OK)
            throw KafkaError(why);
        m_consumer.reset(RdKafka::KafkaConsumer::create(conf.get(), why));
        if (!m_consumer)
            throw KafkaError(why);
        std::vector<std::string> topics;
        for (const std::string& topic : config.topics)
            topics.push_back(config.kafka.prefix + topic);
        for (std::size_t failures = 1; failures <= kRetryPauses.size(); ++failures)
            topics.push_back(config.kafka.prefix + kafkaRetryTopic(config.group, failures));
        require(m_consumer->subscribe(topics));
    }

    ~Session() override { m_consumer->close(); }

    //! The next message that is due, or null when the time is over.
    Received next(Clock::time_point deadline)
    {
        for (;;) {
            if (Received parked = unpark())
                return parked;
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
            Received message(m_consumer->consume(static_cast<int>(std::max<std::int64_t>(0, left.count()))));
            if (message->err() == RdKafka::ERR__TIMED_OUT)
                return unpark();
            if (message->err() == RdKafka::ERR_UNKNOWN_TOPIC_OR_PART)
                continue; // A topic of retries that nothing was sent to yet.
            require(message->err());
            if (numberIn(header(*message, kDueHeader)) <= now())
                return message;
            park(std::move(message));
        }
    }

    void took(const RdKafka::Message& message)
    {
        m_taken[{message.topic_name(), message.partition()}] = message.offset() + 1;
    }

    void commit()
    {
        std::vector<std::unique_ptr<RdKafka::TopicPartition>> owned;
        std::vector<RdKafka::TopicPartition*> offsets;
        for (const auto& [place, offset] : m_taken) {
            owned.emplace_back(RdKafka::TopicPartition::create(place.first, place.second, offset));
            offsets.push_back(owned.back().get());
        }
        if (!offsets.empty())
            require(m_consumer->commitSync(offsets));
        m_taken.clear();
    }

private:
    static std::int64_t now()
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(Wall::now().time_since_epoch()).count();
    }

    // Those of a retry topic are due in their order, so the partition rests until its first is.
    void park(Received message)
    {
        pauseOf({message->topic_name(), message->partition()}, true);
        m_parked[{message->topic_name(), message->partition()}] = std::move(message);
    }

    Received unpark()
    {
        const auto due = std::find_if(m_parked.begin(), m_parked.end(), [](const auto& parked) {
            return numberIn(header(*parked.second, kDueHeader)) <= now();
        });
        if (due == m_parked.end())
            return nullptr;
        pauseOf(due->first, false);
        Received message = std::move(due->second);
        m_parked.erase(due);
        return message;
    }

    void pauseOf(const Place& place, bool pause)
    {
        const std::unique_ptr<RdKafka::TopicPartition> partition(
            RdKafka::TopicPartition::create(place.first, place.second));
        std::vector<RdKafka::TopicPartition*> partitions{partition.get()};
        require(pause ? m_consumer->pause(partitions) : m_consumer->resume(partitions));
    }

    // What was not settled goes to whoever gets the partitions, this consumer or another.
    void rebalance_cb(RdKafka::KafkaConsumer* consumer, RdKafka::ErrorCode error,
                      std::vector<RdKafka::TopicPartition*>& partitions) override
    {
        m_parked.clear();
        m_taken.clear();
        if (error == RdKafka::ERR__ASSIGN_PARTITIONS)
            consumer->assign(partitions);
        else
            consumer->unassign();
    }

    std::unique_ptr<RdKafka::KafkaConsumer> m_consumer;
    std::map<Place, Received> m_parked;
    std::map<Place, std::int64_t> m_taken; //!< The offset after it.
};

KafkaSource::KafkaSource(KafkaSourceConfig config)
    : m_config(std::move(config))
    , m_producer(m_config.kafka)
{
}

KafkaSource::~KafkaSource() = default;

std::vector<Delivery> KafkaSource::take()
{
    if (!std::exchange(m_taken, {}).empty())
        m_session.reset(); // They were not settled.
    try {
        if (!m_session)
            m_session = std::make_unique<Session>(m_config);
        auto deadline = Clock::now() + kFirst;
        while (m_taken.size() < kMostDeliveries) {
            const auto message = m_session->next(deadline);
            if (!message)
                break;
            const std::string& prefix = m_config.kafka.prefix;
            std::string topic = header(*message, kEventTopicHeader);
            if (topic.empty())
                topic = message->topic_name().substr(prefix.size());
            m_taken.push_back(
                {{header(*message, kEventIdHeader), std::move(topic), message->key() ? *message->key() : std::string(),
                  std::string(static_cast<const char*>(message->payload()), message->len())},
                 static_cast<std::size_t>(numberIn(header(*message, kFailuresHeader))),
                 header(*message, kReasonHeader)});
            m_session->took(*message);
            deadline = Clock::now(); // Only the first is waited for.
        }
    } catch (const KafkaError&) {
        m_session.reset();
        throw;
    }
    return m_taken;
}

KafkaMessage KafkaSource::failed(const Delivery& delivery, const Handled& outcome) const
{
    const bool dead = outcome.isDead(delivery.failures);
    const std::size_t failures = delivery.failures + 1;
    std::map<std::string, std::string> headers{{kEventIdHeader, delivery.event.id},
                                               {kEventTopicHeader, delivery.event.topic},
                                               {kFailuresHeader, std::to_string(failures)},
                                               {kReasonHeader, *outcome.failure}};
    if (!dead) {
        const auto due = Wall::now() + m_config.pauses.at(delivery.failures);
        headers[kDueHeader] =
            std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(due.time_since_epoch()).count());
    }
    return {m_config.kafka.prefix + (dead ? m_config.group + ".dead" : kafkaRetryTopic(m_config.group, failures)),
            delivery.event.key, delivery.event.body, std::move(headers)};
}

void KafkaSource::settle(const std::vector<Handled>& outcomes)
{
    std::vector<KafkaMessage> again;
    for (std::size_t i = 0; i < m_taken.size(); ++i)
        if (outcomes.at(i).failure)
            again.push_back(failed(m_taken[i], outcomes[i]));
    try {
        if (!again.empty())
            m_producer.send(again);
        if (m_session)
            m_session->commit();
    } catch (const KafkaError&) {
        m_session.reset(); // The next one begins at what was settled.
        throw;
    }
    m_taken.clear();
}

} // namespace cf::platform
