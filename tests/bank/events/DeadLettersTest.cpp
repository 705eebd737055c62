// What was given up is listed once, sent again once, and comes back to the consumer that gave it up.
#include "services/bank/events/DeadLetters.h"
#include "services/bank/events/EventQueue.h"
#include "services/bank/events/QueueBacklog.h"
#include "services/bank/ledger/OutboxRelay.h"
#include "tests/support/Eventually.h"
#include "tests/support/MigratedDatabase.h"

#include <gtest/gtest.h>

#include <future>

namespace cf::test {
namespace {

using namespace bank;
using namespace std::chrono_literals;
using contract::DeadLetter;
using contract::LettersToSend;
using platform::Event;

const Instant kFarAhead = *parseInstant("9999-01-01T00:00:00Z");

class Letters : public ::testing::Test
{
protected:
    void buryEvent(const std::string& id, const std::string& topic = "accounts", const std::string& consumer = "mail")
    {
        m_pool.transaction([&](db::Transaction& transaction) {
            bury(transaction, consumer, {id, topic, "key of " + id, "{\"a\":\"\\\"\"}"}, 5, "The post is closed.");
        });
    }

    contract::Page<DeadLetter> list(const std::optional<std::string>& cursor = {}, int limit = 100)
    {
        return m_pool
            .transaction([&](db::Transaction& transaction) { return listDeadLetters(transaction, cursor, limit); })
            .value();
    }

    static std::vector<std::string> idsOf(const contract::Page<DeadLetter>& page)
    {
        std::vector<std::string> ids;
        for (const DeadLetter& letter : page.items)
            ids.push_back(letter.eventId);
        return ids;
    }

    contract::SentAgain send(const LettersToSend& letters)
    {
        return m_pool.transaction([&](db::Transaction& transaction) { return sendAgain(transaction, letters); });
    }

    //! What the consumer gets once the outbox is published.
    std::vector<Event> received(const std::string& consumer, std::size_t count)
    {
        QueueBus bus(m_pool, {{"mail", {"accounts", "mail"}}, {"feed", {"accounts"}}});
        const OutboxRelay relay(m_pool, bus, 10ms);
        QueueSource source(m_pool, consumer);
        std::vector<Event> events;
        eventually([&] {
            const auto taken = source.take();
            for (const auto& delivery : taken)
                events.push_back(delivery.event);
            source.settle(std::vector<platform::Handled>(taken.size()));
            return events.size() >= count;
        });
        return events;
    }

    const TestDatabase m_database = migratedDatabase();
    db::Watchdog m_watchdog;
    db::Pool m_pool{{.database = m_database.app, .connections = 6}, m_watchdog};
};

TEST_F(Letters, areListedNewestFirstPageByPage)
{
    for (int i = 0; i < 5; ++i)
        buryEvent("e" + std::to_string(i));
    buryEvent("e1"); // once more
    const auto whole = list();
    EXPECT_EQ(idsOf(whole), (std::vector<std::string>{"e1", "e4", "e3", "e2", "e0"}));
    EXPECT_EQ(whole.count, 5);
    EXPECT_EQ(whole.items[0].consumer, "mail");
    EXPECT_EQ(whole.items[0].topic, "accounts");
    EXPECT_EQ(whole.items[0].attempts, 5);
    EXPECT_EQ(whole.items[0].reason, "The post is closed.");
    std::vector<std::string> ids;
    std::optional<std::string> cursor;
    for (bool more = true; more;) {
        const auto page = list(cursor, 2);
        EXPECT_EQ(page.count, 5);
        const auto some = idsOf(page);
        ids.insert(ids.end(), some.begin(), some.end());
        cursor = page.lastKey;
        more = page.more;
    }
    EXPECT_EQ(ids, idsOf(whole));
    EXPECT_FALSE(
        m_pool.transaction([](db::Transaction& transaction) { return listDeadLetters(transaction, "a/b", 10); }));
}

TEST_F(Letters, comeBackToTheConsumerThatGaveThemUpAndToNoOther)
{
    buryEvent("e1");
    EXPECT_EQ(send({"mail", "accounts", "e1", kFarAhead}).events, 1);
    EXPECT_EQ(list().count, 0);
    const auto events = received("mail", 1);
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].id, "e1");
    EXPECT_EQ(events[0].topic, "accounts");
    EXPECT_EQ(events[0].key, "key of e1");
    EXPECT_EQ(events[0].body, "{\"a\":\"\\\"\"}") << "to the letter";
    EXPECT_TRUE(QueueSource(m_pool, "feed").take().empty());
    buryEvent("e1");
    EXPECT_EQ(idsOf(list()), std::vector<std::string>{"e1"}) << "it was given up again";
}

TEST_F(Letters, areSentOnceHoweverManyAskForIt)
{
    for (int i = 0; i < 250; ++i)
        buryEvent("e" + std::to_string(i));
    std::vector<std::future<std::int64_t>> asked;
    for (int i = 0; i < 4; ++i)
        asked.push_back(std::async(std::launch::async, [&] {
            return send({"mail", "accounts", {}, kFarAhead}).events;
        }));
    std::int64_t sent = 0;
    for (auto& each : asked)
        sent += each.get();
    EXPECT_EQ(sent, 250);
    EXPECT_EQ(send({"mail", "accounts", {}, kFarAhead}).events, 0);
    EXPECT_EQ(received("mail", 250).size(), 250u);
}

TEST_F(Letters, areSentOnlyAsFarAsTheyWereSeen)
{
    buryEvent("e1");
    buryEvent("other topic", "mail");
    buryEvent("other consumer", "accounts", "feed");
    const Instant seen = list().items.back().diedAt;
    buryEvent("e2");
    EXPECT_EQ(send({"mail", "accounts", {}, seen}).events, 1);
    EXPECT_EQ(idsOf(list()), (std::vector<std::string>{"e2", "other consumer", "other topic"}));
    buryEvent("e1");
    EXPECT_EQ(send({"mail", "accounts", "e1", seen}).events, 0) << "a late repeat of the request";
}

TEST_F(Letters, moreThanOneCallSendsAreLeftForTheNext)
{
    m_pool.transaction([](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.dead_letter (consumer, event_id, topic, key, body, failures, reason)"
                          " SELECT 'mail', 'e' || i, 'accounts', 'k', '{}', 1, 'It failed.' FROM"
                          " generate_series(1, $1 + 7) AS i",
                          kSentAtOnce);
    });
    const auto first = send({"mail", "accounts", {}, kFarAhead});
    EXPECT_EQ(first.events, kSentAtOnce);
    EXPECT_EQ(first.left, 7);
    const auto second = send({"mail", "accounts", {}, kFarAhead});
    EXPECT_EQ(second.events, 7);
    EXPECT_EQ(second.left, 0);
}

TEST_F(Letters, theMoneyOfWhatWaitsIsWhatItCredits)
{
    const auto body = [](const std::string& amount, const std::string& currency) {
        return R"({"amount":{"amount":")" + amount + R"(","currency":")" + currency + R"("}})";
    };
    QueueBus bus(m_pool, {{"mail", {"accounts"}}});
    bus.publish({{"1", "accounts", "k", body("-12.50", "EUR")},
                 {"2", "accounts", "k", body("12.50", "EUR")},
                 {"3", "accounts", "k", body("30", "JPY")},
                 {"4", "accounts", "k", body("7.50", "EUR")},
                 {"5", "accounts", "k", "no JSON"}});
    QueueBacklog backlog(m_pool, {{"mail", {"accounts"}}});
    const auto lags = backlog.read();
    ASSERT_EQ(lags.size(), 2u);
    EXPECT_EQ(lags[0].events, 5);
    ASSERT_EQ(lags[0].amounts.size(), 2u);
    EXPECT_EQ(lags[0].amounts[0], Money(20'00, Currency::parse("EUR").value()));
    EXPECT_EQ(lags[0].amounts[1], Money(30, Currency::parse("JPY").value()));
    EXPECT_TRUE(lags[0].amountsWhole);
    EXPECT_FALSE(lags[1].topic);
    EXPECT_EQ(lags[1].events, 0);
}

} // namespace
} // namespace cf::test
