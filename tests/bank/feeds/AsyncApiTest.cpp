// What the bank really tells is what its AsyncAPI document says.
#include "services/contract/AsyncApi.h"
#include "services/bank/events/EventQueue.h"
#include "services/bank/events/Topics.h"
#include "services/bank/feeds/FeedEvents.h"
#include "services/bank/ledger/OutboxEvents.h"
#include "services/bank/notices/NoticeMaker.h"
#include "tests/bank/ledger/LedgerFixture.h"
#include "tests/support/StartedProgram.h"
#include "tests/support/TestFolder.h"

#include <fstream>

namespace cf::test {
namespace {

using namespace bank;

class AsyncApi : public LedgerFixture
{
protected:
    AsyncApi() { std::ofstream(m_folder.path() / "document") << contract::asyncApiDocument(); }

    //! What is wrong with a message; empty: nothing.
    std::string mistakesIn(const std::string& message, const std::string& body)
    {
        std::ofstream(m_folder.path() / "event") << body;
        auto program =
            startProgram("/usr/bin/python3",
                         {COUNTERFOIL_SOURCE_FOLDER "/tests/bank/feeds/validate_event.py",
                          (m_folder.path() / "document").string(), message, (m_folder.path() / "event").string()},
                         m_folder.path() / "output");
        EXPECT_TRUE(program.waitFor(60s));
        return contentOf(m_folder.path() / "output");
    }

    //! All events in the outbox.
    std::vector<platform::Event> events()
    {
        std::vector<platform::Event> events;
        m_pool.transaction([&](db::Transaction& transaction) {
            for (const auto& row : transaction.query("SELECT id, topic, unnest(events) AS text FROM bank.outbox"))
                addEvents(events, {row.get<std::int64_t>("id"), 0, row.get<std::string>("topic"),
                                   row.get<std::string>("text")});
        });
        return events;
    }

    TestFolder m_folder;
};

TEST_F(AsyncApi, describesWhatTheBankTells)
{
    const auto from = open({.balance = 1'000'00});
    const auto to = open({});
    tamper("UPDATE bank.customer SET email = 'a@example.org', phone = '+420603123456' WHERE id = '" +
           to.owner.uuid().toString() + "'; INSERT INTO bank.notice_wish (customer_id, mail_from, sms_from) VALUES ('" +
           to.owner.uuid().toString() + "', 0, 0)");
    LedgerWriter writer(config(), m_keys);
    bookedOf(post(writer, command(from, to, 10'00)));
    std::vector<platform::Delivery> booked;
    for (const platform::Event& event : events())
        booked.push_back({event});
    NoticeMaker(m_pool, {.mail = true, .sms = true}).handle(booked);
    const std::map<std::string, std::string> messages{
        {kAccountsTopic, "AccountBooked"}, {kMailTopic, "MailDue"}, {kSmsTopic, "SmsDue"}};
    std::map<std::string, int> seen;
    for (const platform::Event& event : events()) {
        EXPECT_EQ(mistakesIn(messages.at(event.topic), event.body), "") << event.body;
        ++seen[event.topic];
    }
    EXPECT_EQ(seen, (std::map<std::string, int>{{kAccountsTopic, 2}, {kMailTopic, 1}, {kSmsTopic, 1}}));
    const auto posted = feedBodyOf(booked[0].event);
    ASSERT_TRUE(posted);
    EXPECT_EQ(mistakesIn("FeedEvent", *posted), "") << *posted;
    EXPECT_NE(mistakesIn("FeedEvent", booked[0].event.body), "");
    EXPECT_NE(mistakesIn("AccountBooked", *posted), "");
}

} // namespace
} // namespace cf::test
