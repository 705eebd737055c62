#include "services/bank/platform/events/KafkaLag.h"

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafkacpp.h>

#include <algorithm>

namespace cf::platform {
namespace {

constexpr int kLagMilliseconds = 3'000; // for each question
constexpr std::int64_t kEnd = -1;       // Kafka's time for "the next message to come"

template <auto Destroy>
struct LagDestroyer
{
    template <class T>
    void operator()(T* owned) const
    {
        Destroy(owned);
    }
};
template <class T, auto Destroy>
using Owned = std::unique_ptr<T, LagDestroyer<Destroy>>;
using OwnedPartitions = Owned<rd_kafka_topic_partition_list_t, rd_kafka_topic_partition_list_destroy>;
using OwnedQuestion = Owned<rd_kafka_ListConsumerGroupOffsets_t, rd_kafka_ListConsumerGroupOffsets_destroy>;
using OwnedAnswers = Owned<rd_kafka_queue_t, rd_kafka_queue_destroy>;
using OwnedAnswer = Owned<rd_kafka_event_t, rd_kafka_event_destroy>;

[[noreturn]] void fail(const std::string& why)
{
    throw KafkaError("Kafka does not say what waits: " + why + ".");
}

void requireAnswer(RdKafka::ErrorCode error)
{
    if (error != RdKafka::ERR_NO_ERROR)
        fail(RdKafka::err2str(error));
}

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

KafkaLags::Offsets KafkaLags::settledBy(const std::string& group, const std::vector<Place>& places)
{
    const OwnedPartitions asked(rd_kafka_topic_partition_list_new(static_cast<int>(places.size())));
    for (const auto& [topic, partition] : places)
        rd_kafka_topic_partition_list_add(asked.get(), topic.c_str(), partition);
    const OwnedQuestion question(rd_kafka_ListConsumerGroupOffsets_new((m_config.prefix + group).c_str(), asked.get()));
    const OwnedAnswers answers(rd_kafka_queue_new(m_client->c_ptr()));
    rd_kafka_ListConsumerGroupOffsets_t* questions[] = {question.get()};
    rd_kafka_ListConsumerGroupOffsets(m_client->c_ptr(), questions, 1, nullptr, answers.get());
    const OwnedAnswer answer(rd_kafka_queue_poll(answers.get(), kLagMilliseconds));
    if (!answer)
        fail("it did not answer in time");
    if (rd_kafka_event_error(answer.get()) != RD_KAFKA_RESP_ERR_NO_ERROR)
        fail(rd_kafka_event_error_string(answer.get()));
    std::size_t count = 0;
    const rd_kafka_group_result_t** groups = rd_kafka_ListConsumerGroupOffsets_result_groups(
        rd_kafka_event_ListConsumerGroupOffsets_result(answer.get()), &count);
    Offsets settled;
    for (std::size_t i = 0; i < count; ++i) {
        if (const rd_kafka_error_t* error = rd_kafka_group_result_error(groups[i]))
            fail(rd_kafka_error_string(error));
        const rd_kafka_topic_partition_list_t* partitions = rd_kafka_group_result_partitions(groups[i]);
        for (int j = 0; j < partitions->cnt; ++j)
            if (const auto& each = partitions->elems[j]; each.offset >= 0) // else nothing was settled there yet
                settled[{each.topic, each.partition}] = each.offset;
    }
    return settled;
}

KafkaLags::Offsets KafkaLags::firstSince(const std::map<Place, std::int64_t>& milliseconds)
{
    std::vector<std::unique_ptr<RdKafka::TopicPartition>> owned;
    std::vector<RdKafka::TopicPartition*> partitions;
    for (const auto& [place, time] : milliseconds) {
        owned.emplace_back(RdKafka::TopicPartition::create(place.first, place.second, time));
        partitions.push_back(owned.back().get());
    }
    requireAnswer(m_client->offsetsForTimes(partitions, kLagMilliseconds));
    Offsets offsets;
    for (const auto& partition : owned) {
        requireAnswer(partition->err());
        if (partition->offset() >= 0)
            offsets[{partition->topic(), partition->partition()}] = partition->offset();
    }
    return offsets;
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
