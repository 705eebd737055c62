#include "services/bank/platform/events/KafkaLag.h"

#include <librdkafka/rdkafkacpp.h>

#include <algorithm>

namespace cf::platform {
namespace {

constexpr int kLagMilliseconds = 3'000; // for each question
constexpr std::int64_t kEnd = -1;       // Kafka's time for "the next message to come"

[[noreturn]] void fail(const std::string& why)
{
    throw KafkaError("Kafka does not say what waits: " + why + ".");
}

void requireAnswer(RdKafka::ErrorCode error)
{
    if (error != RdKafka::ERR_NO_ERROR)
        fail(RdKafka::err2str(error));
}

//! A question about partitions, in whose place the answers come.
class OwnedPartitions
{
public:
    void add(const std::string& topic, std::int32_t partition, std::int64_t offset)
    {
        m_owned.emplace_back(RdKafka::TopicPartition::create(topic, partition, offset));
        m_all.push_back(m_owned.back().get());
    }

    std::vector<RdKafka::TopicPartition*>& all() { return m_all; }

    std::map<std::pair<std::string, std::int32_t>, std::int64_t> offsets() const
    {
        std::map<std::pair<std::string, std::int32_t>, std::int64_t> offsets;
        for (const auto& partition : m_owned) {
            requireAnswer(partition->err());
            if (partition->offset() >= 0)
                offsets[{partition->topic(), partition->partition()}] = partition->offset();
        }
        return offsets;
    }

private:
    std::vector<std::unique_ptr<RdKafka::TopicPartition>> m_owned;
    std::vector<RdKafka::TopicPartition*> m_all;
};

std::int64_t millisecondsNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

KafkaLags::KafkaLags(KafkaConfig config)
    : m_config(std::move(config))
{
}

KafkaLags::~KafkaLags() = default;

std::map<std::string, KafkaLag> KafkaLags::of(const std::string& group, const std::vector<std::string>& topics)
{
    std::string why;
    if (!m_client)
        m_client.reset(RdKafka::Producer::create(kafkaConf(m_config, {}).get(), why));
    if (!m_client)
        throw KafkaError(why);
    std::map<std::string, KafkaLag> lags;
    for (const std::string& topic : topics)
        lags[topic];
    const std::vector<Place> places = placesOf(topics);
    if (places.empty())
        return lags;
    const auto all = [&](std::int64_t time) {
        std::map<Place, std::int64_t> times;
        for (const Place& place : places)
            times[place] = time;
        return firstSince(times);
    };
    const Offsets ends = all(kEnd);
    const Offsets begins = all(0);
    const Offsets settled = settledBy(group, places);
    Offsets waiting;
    for (const auto& [place, begin] : begins) { // others are empty
        const auto of = settled.find(place);
        const std::int64_t next = of == settled.end() ? begin : std::max(begin, of->second);
        const auto end = ends.find(place);
        if (end == ends.end() || end->second <= next)
            continue;
        lags[place.first.substr(m_config.prefix.size())].messages += end->second - next;
        waiting[place] = next;
    }
    addAges(lags, waiting);
    return lags;
}

std::vector<KafkaLags::Place> KafkaLags::placesOf(const std::vector<std::string>& topics)
{
    RdKafka::Metadata* given = nullptr;
    requireAnswer(m_client->metadata(true, nullptr, &given, kLagMilliseconds));
    const std::unique_ptr<RdKafka::Metadata> known(given);
    std::vector<Place> places;
    for (const RdKafka::TopicMetadata* topic : *known->topics()) {
        const bool wanted = std::ranges::any_of(
            topics, [&](const std::string& name) { return m_config.prefix + name == topic->topic(); });
        for (const RdKafka::PartitionMetadata* partition : *topic->partitions())
            if (wanted)
                places.emplace_back(topic->topic(), partition->id());
    }
    return places;
}

// By a consumer that never joins its group. librdkafka 2.0 has a question of administrators for it as well, which ends
// the program when the group's coordinator is not known yet.
KafkaLags::Offsets KafkaLags::settledBy(const std::string& group, const std::vector<Place>& places)
{
    std::string why;
    auto& consumer = m_groups[group];
    if (!consumer)
        consumer.reset(
            RdKafka::KafkaConsumer::create(kafkaConf(m_config, {{"group.id", m_config.prefix + group}}).get(), why));
    if (!consumer)
        throw KafkaError(why);
    OwnedPartitions partitions;
    for (const auto& [topic, partition] : places)
        partitions.add(topic, partition, RdKafka::Topic::OFFSET_INVALID);
    requireAnswer(consumer->committed(partitions.all(), kLagMilliseconds));
    return partitions.offsets(); // without those where nothing was settled yet
}

KafkaLags::Offsets KafkaLags::firstSince(const std::map<Place, std::int64_t>& milliseconds)
{
    OwnedPartitions partitions;
    for (const auto& [place, time] : milliseconds)
        partitions.add(place.first, place.second, time);
    requireAnswer(m_client->offsetsForTimes(partitions.all(), kLagMilliseconds));
    return partitions.offsets();
}

// The brokers tell no message's time, but which message is the first since a time: so its time is found by halving.
void KafkaLags::addAges(std::map<std::string, KafkaLag>& lags, const Offsets& waiting)
{
    const std::int64_t now = millisecondsNow();
    struct Range
    {
        std::int64_t least = 0; // seconds
        std::int64_t most = std::chrono::seconds(kOldestKafkaLag).count();
    };
    std::map<Place, Range> ages;
    for (const auto& [place, offset] : waiting)
        ages[place];
    for (;;) {
        std::map<Place, std::int64_t> times;
        for (const auto& [place, age] : ages)
            if (age.least < age.most)
                times[place] = now - (age.least + age.most + 1) / 2 * 1'000;
        if (times.empty())
            break;
        const Offsets first = firstSince(times);
        for (const auto& [place, time] : times) {
            const auto found = first.find(place);
            Range& age = ages[place];
            if (found != first.end() && found->second <= waiting.at(place)) // it is not that old
                age.most = (now - time) / 1'000 - 1;
            else
                age.least = (now - time) / 1'000;
        }
    }
    for (const auto& [place, age] : ages) {
        KafkaLag& lag = lags[place.first.substr(m_config.prefix.size())];
        lag.age = std::max(lag.age, std::chrono::seconds(age.least));
    }
}

} // namespace cf::platform
