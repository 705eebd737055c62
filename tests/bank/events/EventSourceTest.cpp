// What consumers of events may rely on, whether a broker delivers them or the queue in the database: nothing is lost,
// events of a key come in their order, and what fails is tried again and buried at last.
#include "services/bank/events/EventQueue.h"
#include "services/bank/events/KafkaBacklog.h"
#include "services/bank/events/QueueBacklog.h"
#include "services/bank/platform/events/KafkaSource.h"
#include "tests/support/Eventually.h"
#include "tests/support/MigratedDatabase.h"
#include "tests/support/TemporaryKafka.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace cf::test {
namespace {

using namespace bank;
using namespace std::chrono_literals;
using platform::Delivery;
using platform::Event;
using platform::Handled;
using platform::RetryPauses;

const std::vector<std::string> kTopics{"accounts", "messages"};
const std::vector<EventConsumer> kConsumers{{"mail", {"accounts"}}, {"feed", {"accounts", "messages"}}};

//! A way for events to get from the bank to its consumers.
class Way
{
public:
    virtual ~Way() = default;
    virtual std::unique_ptr<platform::EventBus> bus() = 0;
    virtual std::unique_ptr<platform::EventSource> source(const EventConsumer& consumer, RetryPauses pauses) = 0;
    virtual std::unique_ptr<EventBacklog> backlog() = 0;
    //! The ids of those that were buried.
    virtual std::vector<std::string> dead(const std::string& consumer) = 0;
};

class QueueWay : public Way
{
public:
    std::unique_ptr<platform::EventBus> bus() override { return std::make_unique<QueueBus>(m_pool, kConsumers); }

    std::unique_ptr<platform::EventSource> source(const EventConsumer& consumer, RetryPauses pauses) override
    {
        return std::make_unique<QueueSource>(m_pool, consumer.name, pauses);
    }

    std::unique_ptr<EventBacklog> backlog() override { return std::make_unique<QueueBacklog>(m_pool, kConsumers); }

    std::vector<std::string> dead(const std::string& consumer) override
    {
        return m_pool.transaction([&](db::Transaction& transaction) {
            std::vector<std::string> ids;
            for (const auto& row : transaction.query("SELECT event_id FROM bank.dead_letter WHERE consumer = $1"
                                                     " ORDER BY died_at",
                                                     consumer))
                ids.push_back(row.get<std::string>("event_id"));
            return ids;
        });
    }

private:
    const TestDatabase m_database = migratedDatabase();
    db::Watchdog m_watchdog;
    db::Pool m_pool{{.database = m_database.app, .connections = 4}, m_watchdog};
};

class KafkaWay : public Way
{
public:
    KafkaWay()
        : m_kafka(broker().config())
    {
        static int number = 0;
        m_kafka.prefix = "bank" + std::to_string(++number) + ".";
        std::vector<std::string> names;
        const auto add = [&](const std::string& topic) { names.push_back(m_kafka.prefix + topic); };
        std::ranges::for_each(kTopics, add);
        for (const EventConsumer& consumer : kConsumers)
            std::ranges::for_each(platform::kafkaTopicsOfGroup(consumer.name), add);
        broker().createTopics(names);
    }

    static TemporaryKafka& broker()
    {
        static TemporaryKafka kafka;
        return kafka;
    }

    std::unique_ptr<platform::EventBus> bus() override { return std::make_unique<platform::KafkaBus>(m_kafka); }

    std::unique_ptr<platform::EventSource> source(const EventConsumer& consumer, RetryPauses pauses) override
    {
        return std::make_unique<platform::KafkaSource>(
            platform::KafkaSourceConfig{m_kafka, consumer.name, consumer.topics, pauses});
    }

    std::unique_ptr<EventBacklog> backlog() override { return std::make_unique<KafkaBacklog>(m_kafka, kConsumers); }

    std::vector<std::string> dead(const std::string& consumer) override
    {
        platform::KafkaSource letters({m_kafka, consumer + "-letters", {consumer + ".dead"}});
        std::vector<std::string> ids;
        eventually([&] {
            for (const Delivery& delivery : letters.take())
                ids.push_back(delivery.event.id);
            return !ids.empty();
        });
        return ids;
    }

private:
    platform::KafkaConfig m_kafka;
};

enum class Kind
{
    Queue,
    Kafka
};

class Events : public ::testing::TestWithParam<Kind>
{
protected:
    void SetUp() override
    {
        if (GetParam() == Kind::Queue) {
            m_way = std::make_unique<QueueWay>();
        } else if (const std::string missing = TemporaryKafka::missing(); !missing.empty()) {
            GTEST_SKIP() << missing;
        } else {
            m_way = std::make_unique<KafkaWay>();
        }
    }

    void publish(const std::vector<std::string>& ids, const std::string& topic = "accounts")
    {
        std::vector<Event> events;
        for (const std::string& id : ids)
            events.push_back({id, topic, id.substr(0, 1), "{\"id\":\"" + id + "\"}"});
        m_way->bus()->publish(events);
    }

    std::unique_ptr<platform::EventSource> source(RetryPauses pauses = platform::kRetryPauses)
    {
        return m_way->source(kConsumers[0], pauses);
    }

    //! Waits for the next ones.
    static std::vector<Delivery> take(platform::EventSource& source)
    {
        std::vector<Delivery> taken;
        EXPECT_TRUE(eventually([&] { return !(taken = source.take()).empty(); }));
        return taken;
    }

    //! All that come, each settled as done, until there are so many.
    static std::vector<std::string> takeAll(platform::EventSource& source, std::size_t count)
    {
        std::vector<std::string> ids;
        while (ids.size() < count) {
            const auto taken = take(source);
            if (taken.empty())
                break;
            for (const Delivery& delivery : taken)
                ids.push_back(delivery.event.id);
            source.settle(std::vector<Handled>(taken.size()));
        }
        return ids;
    }

    std::unique_ptr<Way> m_way;
};

INSTANTIATE_TEST_SUITE_P(Ways, Events, ::testing::Values(Kind::Queue, Kind::Kafka),
                         [](const auto& way) { return way.param == Kind::Queue ? "Queue" : "Kafka"; });

TEST_P(Events, comeWholeAndInTheOrderOfTheirKeys)
{
    std::vector<std::string> ids;
    for (int i = 0; i < 500; ++i)
        for (const char key : {'a', 'b', 'c'})
            ids.push_back(key + std::to_string(1'000 + i));
    publish(ids);
    publish({"x"}, "messages");
    const auto consumer = source();
    const auto first = take(*consumer);
    EXPECT_EQ(first.front().event.topic, "accounts");
    EXPECT_EQ(first.front().event.key, first.front().event.id.substr(0, 1));
    EXPECT_EQ(first.front().event.body, "{\"id\":\"" + first.front().event.id + "\"}");
    EXPECT_EQ(first.front().failures, 0u);
    consumer->settle(std::vector<Handled>(first.size()));
    std::vector<std::string> got;
    for (const Delivery& delivery : first)
        got.push_back(delivery.event.id);
    std::ranges::copy(takeAll(*consumer, ids.size() - got.size()), std::back_inserter(got));
    ASSERT_EQ(got.size(), ids.size()) << "and none of a topic that the consumer does not read";
    std::map<char, std::vector<std::string>> byKey;
    for (const std::string& id : got)
        byKey[id[0]].push_back(id);
    for (const auto& [key, some] : byKey) {
        EXPECT_EQ(some.size(), 500u);
        EXPECT_TRUE(std::ranges::is_sorted(some)) << key;
    }
    EXPECT_TRUE(consumer->take().empty());
}

TEST_P(Events, comeToEveryConsumerThatReadsTheirTopic)
{
    publish({"a1"});
    publish({"b1"}, "messages");
    const auto mail = source();
    const auto feed = m_way->source(kConsumers[1], platform::kRetryPauses);
    EXPECT_EQ(takeAll(*mail, 1), std::vector<std::string>{"a1"});
    const auto both = takeAll(*feed, 2);
    EXPECT_EQ(std::set(both.begin(), both.end()), (std::set<std::string>{"a1", "b1"}));
}

TEST_P(Events, thatWereNotSettledComeAgain)
{
    publish({"a1", "a2"});
    {
        const auto consumer = source();
        EXPECT_EQ(take(*consumer).size(), 2u);
        EXPECT_EQ(take(*consumer).size(), 2u) << "by the same consumer";
    }
    if (GetParam() == Kind::Queue)
        return; // What a consumer held that is gone is free after a quarter of an hour.
    EXPECT_EQ(takeAll(*source(), 2), (std::vector<std::string>{"a1", "a2"}));
}

TEST_P(Events, thatFailComeAgainAfterAPauseAndOthersOvertakeThem)
{
    publish({"a1", "a2"});
    const auto consumer = source({700ms, 1h, 1h, 1h});
    ASSERT_EQ(take(*consumer).size(), 2u);
    const auto failedAt = std::chrono::steady_clock::now();
    consumer->settle({{"the post is closed"}, {}});
    publish({"a3"});
    const auto next = take(*consumer);
    ASSERT_EQ(next.size(), 1u);
    EXPECT_EQ(next[0].event.id, "a3");
    consumer->settle({{}});
    const auto again = take(*consumer);
    EXPECT_GE(std::chrono::steady_clock::now() - failedAt, 700ms);
    ASSERT_EQ(again.size(), 1u);
    EXPECT_EQ(again[0].event.id, "a1");
    EXPECT_EQ(again[0].event.topic, "accounts");
    EXPECT_EQ(again[0].event.key, "a");
    EXPECT_EQ(again[0].event.body, "{\"id\":\"a1\"}");
    EXPECT_EQ(again[0].failures, 1u);
}

TEST_P(Events, thatFailTogetherAllComeAgain)
{
    std::vector<std::string> ids;
    for (int i = 100; i < 150; ++i)
        ids.push_back("a" + std::to_string(i));
    publish(ids);
    const auto consumer = source({400ms, 1h, 1h, 1h});
    for (std::size_t failed = 0; failed < ids.size();) {
        const auto taken = take(*consumer);
        ASSERT_FALSE(taken.empty());
        consumer->settle(std::vector<Handled>(taken.size(), {"the post is closed"}));
        failed += taken.size();
    }
    auto again = takeAll(*consumer, ids.size());
    std::ranges::sort(again);
    EXPECT_EQ(again, ids);
}

TEST_P(Events, thatFailTooOftenOrForGoodAreBuried)
{
    publish({"a1"});
    const auto consumer = source({1ms, 1ms, 1ms, 1ms});
    for (std::size_t failures = 0; failures < 5; ++failures) {
        const auto taken = take(*consumer);
        ASSERT_EQ(taken.size(), 1u);
        EXPECT_EQ(taken[0].failures, failures);
        consumer->settle({{"the post is closed"}});
    }
    EXPECT_EQ(m_way->dead("mail"), std::vector<std::string>{"a1"});
}

TEST_P(Events, thatNobodyCanHandleAreBuriedAtOnce)
{
    publish({"a1"});
    const auto consumer = source();
    ASSERT_EQ(take(*consumer).size(), 1u);
    consumer->settle({{"it has no account", true}});
    EXPECT_EQ(m_way->dead("mail"), std::vector<std::string>{"a1"});
}

TEST_P(Events, forOneConsumerComeToItAloneAsTheyWereToldFirst)
{
    m_way->bus()->publish({{"a1", "accounts", "a", "{}", "mail"}});
    publish({"a2"});
    const auto mail = source();
    std::map<std::string, Event> got;
    EXPECT_TRUE(eventually([&] {
        const auto taken = mail->take();
        for (const Delivery& delivery : taken) {
            EXPECT_EQ(delivery.failures, 0u);
            got[delivery.event.id] = delivery.event;
        }
        mail->settle(std::vector<Handled>(taken.size()));
        return got.size() == 2;
    }));
    EXPECT_EQ(got["a1"].topic, "accounts");
    EXPECT_EQ(got["a1"].key, "a");
    EXPECT_EQ(got["a1"].body, "{}");
    EXPECT_EQ(takeAll(*m_way->source(kConsumers[1], platform::kRetryPauses), 1), std::vector<std::string>{"a2"});
}

//! "mail accounts 3", and how long the oldest has waited.
std::map<std::string, std::pair<std::int64_t, std::int64_t>> waiting(EventBacklog& backlog)
{
    std::vector<contract::EventLag> lags;
    EXPECT_TRUE(eventually([&] {
        try {
            lags = backlog.read();
        } catch (const platform::KafkaError&) { // A new topic's partitions have no leader for a moment.
        }
        return !lags.empty();
    }));
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> waiting;
    for (const contract::EventLag& lag : lags)
        waiting[lag.consumer.value() + " " + lag.topic.value_or("again")] = {lag.events, lag.overdueSeconds};
    return waiting;
}

TEST_P(Events, areCountedUntilTheyAreSettled)
{
    const auto backlog = m_way->backlog();
    for (const auto& [place, waits] : waiting(*backlog))
        EXPECT_EQ(waits, std::pair(std::int64_t(0), std::int64_t(0))) << place;
    publish({"a1", "b1", "c1", "a2"});
    publish({"x1"}, "messages");
    auto now = waiting(*backlog);
    EXPECT_EQ(now.size(), 5u) << "two places of one consumer and three of the other";
    EXPECT_EQ(now["mail accounts"].first, 4);
    EXPECT_EQ(now["feed accounts"].first, 4);
    EXPECT_EQ(now["feed messages"].first, 1);
    EXPECT_EQ(now["mail again"].first, 0);
    EXPECT_TRUE(eventually([&] { return (now = waiting(*backlog))["mail accounts"].second >= 2; }));
    EXPECT_LT(now["mail accounts"].second, 60);

    const auto consumer = source({1h, 1h, 1h, 1h});
    for (std::size_t settled = 0; settled < 4;) {
        const auto taken = take(*consumer);
        ASSERT_FALSE(taken.empty());
        std::vector<Handled> outcomes(taken.size());
        for (std::size_t i = 0; i < taken.size(); ++i)
            if (taken[i].event.id == "b1")
                outcomes[i].failure = "the post is closed";
        consumer->settle(outcomes);
        settled += taken.size();
    }
    now = waiting(*backlog);
    EXPECT_EQ(now["mail accounts"], std::pair(std::int64_t(0), std::int64_t(0)));
    EXPECT_EQ(now["mail again"], std::pair(std::int64_t(1), std::int64_t(0))) << "its time is in an hour";
    EXPECT_EQ(now["feed accounts"].first, 4);
}

} // namespace
} // namespace cf::test
