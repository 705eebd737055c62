// From a booking to another system: signed, in order, at least once, and without what it need not know.
#include "services/bank/events/EventQueue.h"
#include "services/bank/events/Topics.h"
#include "services/bank/feeds/FeedEvents.h"
#include "services/bank/feeds/FeedWorkers.h"
#include "services/bank/ledger/OutboxRelay.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/events/KafkaSource.h"
#include "tests/bank/ledger/LedgerFixture.h"
#include "tests/support/Eventually.h"
#include "tests/support/TemporaryKafka.h"
#include "tests/support/TemporaryWeb.h"

namespace cf::test {
namespace {

using namespace bank;
namespace json = boost::json;

const std::string kSecret = "0123456789abcdef0123456789abcdef";
const std::string kNextSecret = "another of the same length, or so";

class Feeds : public LedgerFixture
{
protected:
    //! What runs in a bank that feeds other systems, with its events in the database or on Kafka.
    struct Workers
    {
        explicit Workers(Feeds& test, const std::optional<platform::KafkaConfig>& kafka = {})
            : settings(test.m_settings)
            , bus(busOf(test.m_pool, kafka))
            , relay(test.m_pool, *bus, 10ms)
            , feeds(
                  settings,
                  [&](const EventConsumer& consumer) -> std::unique_ptr<platform::EventSource> {
                      if (kafka)
                          return std::make_unique<platform::KafkaSource>(
                              platform::KafkaSourceConfig{*kafka, consumer.name, consumer.topics});
                      return std::make_unique<QueueSource>(test.m_pool, consumer.name);
                  },
                  [&](const std::string&) { return [&](const std::string&) { ++test.m_troubles; }; })
        {
        }

        std::unique_ptr<platform::EventBus> busOf(db::Pool& pool,
                                                  const std::optional<platform::KafkaConfig>& kafka) const
        {
            if (kafka)
                return std::make_unique<platform::KafkaBus>(*kafka);
            return std::make_unique<QueueBus>(pool, feedConsumersOf(settings));
        }

        platform::Settings settings;
        std::unique_ptr<platform::EventBus> bus;
        OutboxRelay relay;
        FeedWorkers feeds;
    };

    Feeds() { m_settings.feeds = {feed("fraud", m_receiver)}; }

    static platform::FeedSettings feed(const std::string& name, const TemporaryWeb& receiver)
    {
        return {name, {kAccountsTopic}, {receiver.url("/" + name), {kSecret}, receiver.authority(), 5s}};
    }

    //! Each for a cent more.
    void book(const TestAccount& from, const TestAccount& to, int times)
    {
        LedgerWriter writer(config(), m_keys);
        for (int i = 0; i < times; ++i)
            bookedOf(post(writer, command(from, to, 100 + i)));
    }

    //! The numbers of an account's entries, in the order of their arrival.
    static std::vector<std::int64_t> numbersOf(const TestAccount& account, const TemporaryWeb& receiver)
    {
        std::vector<std::int64_t> numbers;
        for (const WebRequest& request : receiver.received()) {
            const auto data = json::parse(request.body).at("data");
            if (data.at("accountId").as_string() == account.id.toString())
                numbers.push_back(data.at("number").as_int64());
        }
        return numbers;
    }

    TemporaryWeb m_receiver{COUNTERFOIL_SOURCE_FOLDER};
    platform::Settings m_settings;
    std::atomic<int> m_troubles = 0;
};

TEST_F(Feeds, tellOfEachEntrySignedAndWithoutWhatNobodyNeeds)
{
    m_settings.feeds[0].to.secrets = {kSecret, kNextSecret};
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    const Workers workers(*this);
    book(from, to, 1);
    ASSERT_TRUE(eventually([&] { return m_receiver.received().size() == 2; }));
    const auto requests = m_receiver.received();
    for (const WebRequest& request : requests) {
        EXPECT_EQ(request.path, "/fraud");
        EXPECT_EQ(request.headers.at("content-type"), "application/json");
        const auto event = json::parse(request.body).as_object();
        const std::string id = request.headers.at("webhook-id");
        const std::time_t time = std::stoll(request.headers.at("webhook-timestamp"));
        EXPECT_LE(std::abs(std::time(nullptr) - time), 60);
        EXPECT_EQ(request.headers.at("webhook-signature"),
                  platform::webhookSignature(kSecret, id, time, request.body) + " " +
                      platform::webhookSignature(kNextSecret, id, time, request.body));
        EXPECT_EQ(event.at("id").as_string(), id);
        EXPECT_EQ(event.at("type").as_string(), "accountBooked");
        EXPECT_EQ(event.at("version").as_int64(), 1);
        for (const std::string& secret : {m_teller.staff.toString(), from.iban.electronic(), from.holder})
            EXPECT_EQ(request.body.find(secret), std::string::npos) << request.body;
    }
    const bool first = requests[0].body.find(to.id.toString()) != std::string::npos;
    const auto credit = json::parse(requests[first ? 0 : 1].body).at("data");
    EXPECT_EQ(credit.at("amount"), (json::value{{"amount", "1.00"}, {"currency", "EUR"}}));
    EXPECT_EQ(credit.at("kind").as_string(), "transfer");
}

TEST_F(Feeds, keepTheOrderOfAnAccountWhileTheReceiverIsAway)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    m_receiver.answer({{.status = 500, .when = "\"number\":3"}});
    const Workers workers(*this);
    book(from, to, 5);
    ASSERT_TRUE(eventually([&] { return m_troubles > 0; }));
    m_receiver.answer({{.status = 503}});
    const int before = m_troubles;
    ASSERT_TRUE(eventually([&] { return m_troubles > before; }));
    m_receiver.kill();
    const int away = m_troubles;
    ASSERT_TRUE(eventually([&] { return m_troubles > away; }));
    m_receiver.answer({});
    m_receiver.start();
    ASSERT_TRUE(eventually([&] { return sql("SELECT count(*) FROM bank.event_queue") == "0"; }));
    EXPECT_EQ(sql("SELECT count(*) FROM bank.dead_letter"), "0");
    auto numbers = numbersOf(to, m_receiver);
    EXPECT_TRUE(std::ranges::is_sorted(numbers)) << "none before one that is older";
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
    EXPECT_EQ(std::ranges::count(numbersOf(to, m_receiver), 1), 1) << "what was taken is not posted again";
}

TEST_F(Feeds, areIndependentOfEachOther)
{
    TemporaryWeb other(COUNTERFOIL_SOURCE_FOLDER);
    m_settings.feeds.push_back(feed("ledger", other));
    m_receiver.kill();
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    const Workers workers(*this);
    book(from, to, 3);
    EXPECT_TRUE(eventually([&] { return other.received().size() == 6; }));
    EXPECT_TRUE(eventually(
        [&] { return sql("SELECT string_agg(DISTINCT consumer, ' ') FROM bank.event_queue") == "feed-fraud"; }));
}

TEST_F(Feeds, whatTheReceiverRefusesComesAgainLater)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    m_receiver.answer({{.status = 422, .when = to.id.toString()}});
    const Workers workers(*this);
    book(from, to, 1);
    ASSERT_TRUE(eventually([&] {
        return sql("SELECT string_agg(failures || ' ' || keys::text, ' ') FROM bank.event_queue WHERE due_at > "
                   "now()") == "1 {" + to.id.toString() + "}";
    }));
    EXPECT_EQ(m_receiver.received().size(), 2u) << "the others are not in its way";
}

TEST_F(Feeds, areTheSameOverKafka)
{
    if (const std::string missing = TemporaryKafka::missing(); !missing.empty())
        GTEST_SKIP() << missing;
    const TemporaryKafka kafka;
    kafka.createTopics(kafkaTopicsOf(feedConsumersOf(m_settings), kafka.config().prefix));
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    m_receiver.answer({{.status = 503}});
    const Workers workers(*this, kafka.config());
    book(from, to, 5);
    ASSERT_TRUE(eventually([&] { return m_troubles > 0; }, 60s));
    m_receiver.answer({});
    const std::size_t refused = m_receiver.received().size();
    ASSERT_TRUE(eventually([&] { return m_receiver.received().size() >= refused + 10; }, 60s));
    auto numbers = numbersOf(to, m_receiver);
    EXPECT_TRUE(std::ranges::is_sorted(numbers));
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
}

TEST_F(Feeds, cannotHaveEveryTopic)
{
    m_settings.feeds[0].topics = {kAccountsTopic, "mail"};
    EXPECT_THROW(feedConsumersOf(m_settings), std::runtime_error);
    for (const char* const body : {"no JSON", "{}", R"({"id":"a:1","type":"somethingNew"})"})
        EXPECT_EQ(feedBodyOf({"e", kAccountsTopic, "k", body}), std::nullopt) << body;
}

TEST(Webhooks, areSignedAsTheStandardSays)
{
    const auto secret = platform::webhookSecretIn("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    ASSERT_TRUE(secret);
    EXPECT_EQ(
        platform::webhookSignature(*secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})"),
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    for (const char* const text : {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_!!!!"})
        EXPECT_FALSE(platform::webhookSecretIn(text)) << text;
}

} // namespace
} // namespace cf::test
