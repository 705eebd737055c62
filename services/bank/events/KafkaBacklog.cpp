#include "services/bank/events/KafkaBacklog.h"

#include "services/bank/platform/events/EventSource.h"
#include "services/bank/platform/events/KafkaProducer.h"

#include <algorithm>

namespace cf::bank {

using contract::EventLag;
using platform::KafkaLag;
using platform::kRetryPauses;

KafkaBacklog::KafkaBacklog(platform::KafkaConfig config, std::vector<platform::EventConsumer> consumers)
    : m_consumers(std::move(consumers))
    , m_lags(std::move(config))
{
}

std::vector<EventLag> KafkaBacklog::read()
{
    try {
        auto lags = ask();
        if (!m_consumers.empty()) // else nobody was asked
            m_health.works();
        return lags;
    } catch (const platform::KafkaError& error) {
        m_health.fails(error.what());
        throw;
    }
}

std::vector<EventLag> KafkaBacklog::ask()
{
    std::vector<EventLag> all;
    for (const platform::EventConsumer& consumer : m_consumers) {
        std::vector<std::string> topics = consumer.topics;
        for (std::size_t failures = 1; failures <= kRetryPauses.size(); ++failures)
            topics.push_back(platform::kafkaRetryTopic(consumer.name, failures));
        const std::map<std::string, KafkaLag> lags = m_lags.of(consumer.name, topics);
        for (const std::string& topic : consumer.topics) {
            const KafkaLag& lag = lags.at(topic);
            all.push_back({consumer.name, topic, lag.messages, lag.age.count(), {}, true});
        }
        EventLag again{consumer.name, {}, 0, 0, {}, true};
        for (std::size_t failures = 1; failures <= kRetryPauses.size(); ++failures) {
            const KafkaLag& lag = lags.at(platform::kafkaRetryTopic(consumer.name, failures));
            const auto pause = std::chrono::duration_cast<std::chrono::seconds>(kRetryPauses[failures - 1]);
            again.events += lag.messages;
            again.overdueSeconds = std::max<std::int64_t>(again.overdueSeconds, (lag.age - pause).count());
        }
        all.push_back(again);
    }
    return all;
}

} // namespace cf::bank
