// The outbox is drained, whoever writes to it and whatever the bus does.
#include "services/bank/ledger/OutboxRelay.h"
#include "services/bank/platform/events/InProcessBus.h"
#include "tests/bank/ledger/LedgerFixture.h"

#include <boost/json.hpp>

#include <atomic>
#include <future>
#include <set>

namespace cf::test {
namespace {

using namespace bank;

class Outbox : public LedgerFixture
{
protected:
    Outbox()
        : m_subscription(m_bus.subscribe("transfers", [this](const platform::Event& event) {
            const std::lock_guard lock(m_mutex);
            if (m_refusals > 0) {
                --m_refusals;
                throw std::runtime_error("the bus is away");
            }
            m_events.push_back(event.body);
            m_changed.notify_all();
        }))
    {
    }

    std::vector<std::string> events(std::size_t atLeast)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, 10s, [&] { return m_events.size() >= atLeast; });
        return m_events;
    }

    void waitUntilEmpty()
    {
        const auto end = std::chrono::steady_clock::now() + 10s;
        while (sql("SELECT count(*) FROM bank.outbox") != "0")
            ASSERT_LT(std::chrono::steady_clock::now(), end) << "the outbox was not drained";
    }

    platform::InProcessBus m_bus;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::string> m_events;
    int m_refusals = 0;
    std::unique_ptr<platform::InProcessBus::Subscription> m_subscription;
};

TEST_F(Outbox, whatTheDatabaseSaysIsToldWhole)
{
    tamper("CREATE FUNCTION bank.poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'"
           " USING ERRCODE = 'unique_violation', DETAIL = 'Key (id)=(7) already exists.'; END $$;"
           " CREATE TRIGGER poison BEFORE DELETE ON bank.outbox FOR EACH ROW EXECUTE FUNCTION bank.poison()");
    sql("INSERT INTO bank.outbox (topic, events) VALUES ('transfers', '{e}') RETURNING id");
    std::promise<std::string> told;
    std::atomic<bool> first = true;
    OutboxRelay relay(m_pool, m_bus, 10ms, [&](const std::string& what) {
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
    OutboxRelay relay(m_pool, m_bus, 1h);
    auto waking = config();
    waking.onBooked = [&] { relay.wake(); };
    LedgerWriter writer(waking, m_keys);
    const auto transfer = bookedOf(post(writer, command(from, to, 12'50, "Rent for May")));
    EXPECT_EQ(codeOf(post(writer, command(to, from, 99'00))), contract::ErrorCode::InsufficientFunds);
    const auto told = events(1);
    ASSERT_EQ(told.size(), 1u);
    const auto event = boost::json::parse(told[0]).as_object();
    EXPECT_EQ(event.at("type").as_string(), "transferBooked");
    EXPECT_EQ(event.at("transferId").as_string(), transfer.id.toString());
    EXPECT_EQ(boost::json::serialize(event.at("legs").at(1).at("amount")), R"({"amount":"12.50","currency":"EUR"})");
    EXPECT_EQ(event.at("legs").as_array().size(), 2u);
    for (const std::string& personal : {std::string("Rent"), from.holder, to.holder, from.iban.electronic()})
        EXPECT_EQ(told[0].find(personal), std::string::npos) << personal;
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
    OutboxRelay relay(m_pool, m_bus, 10ms);
    EXPECT_EQ(events(1).size(), 1u);
    waitUntilEmpty();
}

TEST_F(Outbox, aBusThatIsAwayLosesNothing)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    m_refusals = 3;
    OutboxRelay relay(m_pool, m_bus, 10ms);
    LedgerWriter writer(config(), m_keys);
    const auto transfer = bookedOf(post(writer, command(from, to, 1)));
    const auto told = events(1);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_NE(told[0].find(transfer.id.toString()), std::string::npos);
    waitUntilEmpty();
    EXPECT_EQ(m_refusals, 0);
}

TEST_F(Outbox, eventsComeInTheOrderOfTheirRows)
{
    std::vector<std::string> expected;
    for (int i = 1; i <= 100; ++i) {
        sql("INSERT INTO bank.outbox (topic, events) VALUES ('transfers', ARRAY['" + std::to_string(i) + "', 'then " +
            std::to_string(i) + "'])");
        expected.insert(expected.end(), {std::to_string(i), "then " + std::to_string(i)});
    }
    OutboxRelay relay(m_pool, m_bus, 1h); // one poll finds all
    EXPECT_EQ(events(200), expected);
}

//! The trap for a relay that remembers the last id: a row with a smaller id commits later.
TEST_F(Outbox, aRowThatIsCommittedLateIsNotSkipped)
{
    const auto insert = [](db::Transaction& transaction, int number) {
        transaction.query("INSERT INTO bank.outbox (topic, events) VALUES ('transfers', ARRAY[$1::text])", number);
    };
    OutboxRelay relay(m_pool, m_bus, 10ms);
    m_pool.transaction([&](db::Transaction& late) {
        insert(late, 1);
        m_pool.transaction([&](db::Transaction& early) { insert(early, 2); });
        EXPECT_EQ(events(1), std::vector<std::string>{"2"});
    });
    EXPECT_EQ(events(2), (std::vector<std::string>{"2", "1"}));
}

TEST_F(Outbox, twoRelaysShareTheWorkAndRepeatNothing)
{
    const auto from = open({.balance = 100'00});
    const auto to = open({});
    OutboxRelay one(m_pool, m_bus, 5ms);
    OutboxRelay two(m_pool, m_bus, 5ms);
    auto small = config();
    small.batch = 3;
    std::vector<Awaited> answers(200);
    {
        LedgerWriter writer(small, m_keys);
        for (auto& answer : answers)
            writer.submit(command(from, to, 1), answer.answer());
    }
    const auto told = events(200);
    EXPECT_EQ(told.size(), 200u);
    EXPECT_EQ(std::set<std::string>(told.begin(), told.end()).size(), 200u);
    waitUntilEmpty();
}

} // namespace
} // namespace cf::test
