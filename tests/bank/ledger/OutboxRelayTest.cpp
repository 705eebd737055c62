// The outbox is drained, whoever writes to it and whatever the bus does.
#include "services/bank/ledger/OutboxRelay.h"
#include "services/bank/events/Topics.h"
#include "tests/bank/ledger/LedgerFixture.h"
#include "tests/support/Eventually.h"

#include <boost/json.hpp>

#include <atomic>
#include <future>
#include <set>

namespace cf::test {
namespace {

using namespace bank;

class Outbox : public LedgerFixture, protected platform::EventBus
{
protected:
    void publish(const std::vector<platform::Event>& events) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_refusals > 0) {
            --m_refusals;
            throw std::runtime_error("the bus is away");
        }
        m_events.insert(m_events.end(), events.begin(), events.end());
        m_rounds.push_back(events.size());
        m_changed.notify_all();
    }

    std::vector<platform::Event> events(std::size_t atLeast)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, 10s, [&] { return m_events.size() >= atLeast; });
        return m_events;
    }

    std::vector<std::string> ids(std::size_t atLeast)
    {
        std::vector<std::string> ids;
        for (const platform::Event& event : events(atLeast))
            ids.push_back(event.id);
        return ids;
    }

    void waitUntilEmpty()
    {
        EXPECT_TRUE(eventually([&] { return sql("SELECT count(*) FROM bank.outbox") == "0"; }));
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<platform::Event> m_events;
    std::vector<std::size_t> m_rounds; //!< How many events each.
    int m_refusals = 0;
};

TEST_F(Outbox, whatTheDatabaseSaysIsToldWhole)
{
    tamper("CREATE FUNCTION bank.poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'"
           " USING ERRCODE = 'unique_violation', DETAIL = 'Key (id)=(7) already exists.'; END $$;"
           " CREATE TRIGGER poison BEFORE DELETE ON bank.outbox FOR EACH ROW EXECUTE FUNCTION bank.poison()");
    sql("INSERT INTO bank.outbox (topic, events) VALUES ('transfers', '{e}') RETURNING id");
    std::promise<std::string> told;
    std::atomic<bool> first = true;
    OutboxRelay relay(m_pool, *this, 10ms, [&](const std::string& what) {
        if (first.exchange(false))
            told.set_value(what);
    });
    auto what = told.get_future();
    ASSERT_EQ(what.wait_for(20s), std::future_status::ready);
    const std::string sentence = what.get();
    EXPECT_TRUE(sentence.starts_with("23505: ")) << sentence;
    EXPECT_NE(sentence.find("DETAIL:  Key (id)=(7) already exists."), std::string::npos) << sentence;
}

TEST_F(Outbox, aBookedTransferIsTold)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    OutboxRelay relay(m_pool, *this, 1h);
    auto waking = config();
    waking.onBooked = [&] { relay.wake(); };
    LedgerWriter writer(waking, m_keys);
    const auto transfer = bookedOf(post(writer, command(from, to, 12'50, "Rent for May")));
    EXPECT_EQ(codeOf(post(writer, command(to, from, 99'00))), contract::ErrorCode::InsufficientFunds);
    const auto told = events(2);
    ASSERT_EQ(told.size(), 2u) << "one for each entry, and none of what was refused";
    const auto event = boost::json::parse(told[1].body).as_object();
    EXPECT_EQ(event.at("type").as_string(), "accountBooked");
    EXPECT_EQ(event.at("transferId").as_string(), transfer.id.toString());
    EXPECT_EQ(event.at("accountId").as_string(), to.id.toString());
    EXPECT_EQ(event.at("number").as_int64(), 1);
    EXPECT_EQ(boost::json::serialize(event.at("amount")), R"({"amount":"12.50","currency":"EUR"})");
    for (const auto& [account, entry] : {std::pair(from, told[0]), std::pair(to, told[1])}) {
        EXPECT_EQ(entry.topic, kAccountsTopic);
        EXPECT_EQ(entry.key, account.id.toString()) << "so that an account's events keep their order";
        EXPECT_TRUE(entry.id.starts_with(entry.key + ":")) << entry.id;
        EXPECT_NE(entry.body.find('"' + entry.id + '"'), std::string::npos) << "consumers of the body know it, too";
        for (const std::string& personal : {std::string("Rent"), from.holder, to.holder, from.iban.electronic()})
            EXPECT_EQ(entry.body.find(personal), std::string::npos) << personal;
    }
    waitUntilEmpty();
}

TEST_F(Outbox, rowsThatOthersLeftBehindAreFound)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    {
        LedgerWriter writer(config(), m_keys); // wakes nobody
        bookedOf(post(writer, command(from, to, 1)));
    }
    OutboxRelay relay(m_pool, *this, 10ms);
    EXPECT_EQ(events(2).size(), 2u);
    waitUntilEmpty();
}

TEST_F(Outbox, aBusThatIsAwayLosesNothing)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    m_refusals = 3;
    OutboxRelay relay(m_pool, *this, 10ms);
    LedgerWriter writer(config(), m_keys);
    const auto transfer = bookedOf(post(writer, command(from, to, 1)));
    const auto told = events(2);
    ASSERT_EQ(told.size(), 2u);
    EXPECT_NE(told[0].body.find(transfer.id.toString()), std::string::npos);
    waitUntilEmpty();
    EXPECT_EQ(m_refusals, 0);
}

std::string note(int number)
{
    return "'{\"id\": \"" + std::to_string(number) + "\", \"key\": \"k\"}'";
}

TEST_F(Outbox, eventsComeInTheOrderOfTheirRows)
{
    std::vector<std::string> expected;
    for (int i = 1; i <= 200; i += 2) {
        sql("INSERT INTO bank.outbox (topic, events) VALUES ('notes', ARRAY[" + note(i) + ", " + note(i + 1) + "])");
        expected.insert(expected.end(), {std::to_string(i), std::to_string(i + 1)});
    }
    OutboxRelay relay(m_pool, *this, 1h); // one poll finds all
    EXPECT_EQ(ids(200), expected);
    EXPECT_EQ(m_events[0].topic, "notes");
    EXPECT_EQ(m_events[0].key, "k");
}

TEST_F(Outbox, aRoundHasSoManyRowsAndSoManyEventsThatTheBusConfirmsThemInTime)
{
    // Rows of 500 events, more than a round has in sum; then more rows than it has.
    sql("INSERT INTO bank.outbox (topic, events) SELECT 'notes', (SELECT array_agg(format('{\"id\": \"%s-%s\", "
        "\"key\": \"k\"}', r, e))"
        " FROM generate_series(1, CASE WHEN r <= 4 THEN 500 ELSE 1 END) AS e)"
        " FROM generate_series(1, 300) AS r ORDER BY r");
    OutboxRelay relay(m_pool, *this, 1h);
    EXPECT_EQ(events(2'296).size(), 2'296u);
    waitUntilEmpty();
    EXPECT_EQ(m_rounds, (std::vector<std::size_t>{1'500, 755, 41}));
}

TEST_F(Outbox, whatNoConsumerCanReadIsKeptApart)
{
    sql("INSERT INTO bank.outbox (topic, events) VALUES ('transfers', ARRAY['{\"legs\": 7}', 'no JSON'])");
    sql("INSERT INTO bank.outbox (topic, events) VALUES ('notes', ARRAY['{\"id\": \"1\"}', " + note(2) + "])");
    OutboxRelay relay(m_pool, *this, 10ms);
    std::vector<std::string> topics;
    for (const platform::Event& event : events(4))
        topics.push_back(event.topic);
    EXPECT_EQ(topics, (std::vector<std::string>{kUnreadableTopic, kUnreadableTopic, kUnreadableTopic, "notes"}));
    EXPECT_EQ(m_events[1].body, "no JSON");
    EXPECT_NE(m_events[0].id, m_events[1].id);
    waitUntilEmpty();
}

TEST_F(Outbox, whatIsSentAgainIsForOneConsumerAlone)
{
    sql("INSERT INTO bank.outbox (topic, events) VALUES ('again',"
        " ARRAY['{\"consumer\": \"mail\", \"id\": \"e1\", \"topic\": \"notes\", \"key\": \"k\", \"body\": \"{}\"}'])");
    OutboxRelay relay(m_pool, *this, 10ms);
    const auto told = events(1);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].consumer, "mail");
    EXPECT_EQ(told[0].id, "e1");
    EXPECT_EQ(told[0].topic, "notes");
    EXPECT_EQ(told[0].key, "k");
    EXPECT_EQ(told[0].body, "{}");
    waitUntilEmpty();
}

//! The trap for a relay that remembers the last id: a row with a smaller id commits later.
TEST_F(Outbox, aRowThatIsCommittedLateIsNotSkipped)
{
    const auto insert = [](db::Transaction& transaction, int number) {
        transaction.query(
            ("INSERT INTO bank.outbox (topic, events) VALUES ('notes', ARRAY[" + note(number) + "])").c_str());
    };
    OutboxRelay relay(m_pool, *this, 10ms);
    m_pool.transaction([&](db::Transaction& late) {
        insert(late, 1);
        m_pool.transaction([&](db::Transaction& early) { insert(early, 2); });
        EXPECT_EQ(ids(1), std::vector<std::string>{"2"});
    });
    EXPECT_EQ(ids(2), (std::vector<std::string>{"2", "1"}));
}

TEST_F(Outbox, twoRelaysShareTheWorkAndRepeatNothing)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    OutboxRelay one(m_pool, *this, 5ms);
    OutboxRelay two(m_pool, *this, 5ms);
    auto small = config();
    small.batch = 3;
    std::vector<Awaited> answers(200);
    {
        LedgerWriter writer(small, m_keys);
        for (auto& answer : answers)
            writer.submit(command(from, to, 1), answer.answer());
    }
    const auto told = ids(400);
    EXPECT_EQ(told.size(), 400u);
    EXPECT_EQ(std::set<std::string>(told.begin(), told.end()).size(), 400u);
    waitUntilEmpty();
}

} // namespace
} // namespace cf::test
