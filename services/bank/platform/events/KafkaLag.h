// How far a group of consumers is behind, as the brokers know it: what is in its topics against what it has settled.
// So it is known while none of the group is at work, and asks for no right to read a topic.
#pragma once

#include "services/bank/platform/events/KafkaClient.h"

#include <cstdint>
#include <map>
#include <memory>

namespace RdKafka {
class KafkaConsumer;
class Producer;
} // namespace RdKafka

namespace cf::platform {

struct KafkaLag
{
    std::int64_t messages = 0;
    std::chrono::seconds age{}; //!< Of the oldest of them, whole seconds; at most kOldestKafkaLag.
};

inline constexpr std::chrono::hours kOldestKafkaLag{24 * 30};

//! One thread at a time.
class KafkaLags
{
public:
    explicit KafkaLags(KafkaConfig config);
    ~KafkaLags();

    //! Of each topic, both without the prefix; a topic that is not there has none. Throws KafkaError.
    std::map<std::string, KafkaLag> of(const std::string& group, const std::vector<std::string>& topics);

private:
    using Place = std::pair<std::string, std::int32_t>; //!< Topic with the prefix, and partition.
    using Offsets = std::map<Place, std::int64_t>;

    std::vector<Place> placesOf(const std::vector<std::string>& topics);
    Offsets settledBy(const std::string& group, const std::vector<Place>& places);
    //! For each place the first offset from that time on; left out: none is that young. A time of -1 asks for the
    //! next message to come.
    Offsets firstSince(const std::map<Place, std::int64_t>& milliseconds);
    void addAges(std::map<std::string, KafkaLag>& lags, const Offsets& waiting);

    const KafkaConfig m_config;
    std::unique_ptr<RdKafka::Producer> m_client; //!< Null until something is asked.
    std::map<std::string, std::unique_ptr<RdKafka::KafkaConsumer>> m_groups;
};

} // namespace cf::platform
