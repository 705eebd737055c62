// An administrator sees what waits for the consumers of events and what they gave up, and sends it again: on record.
#include "services/bank/audit/AuditDetail.h"
#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

namespace cf::test {
namespace {

using namespace contract;

class EventOperations : public ::testing::Test
{
protected:
    EventOperations() { m_admin = m_bank.signIn(m_client, Role::Administrator, m_bank.mainBranch()); }

    void bury(const std::string& id, const std::string& consumer = "mail")
    {
        m_bank.query("INSERT INTO bank.dead_letter (consumer, event_id, topic, key, body, failures, reason)"
                     " VALUES ($1, $2, 'mail', 'k', '{}', 5, 'The mail server answered 550.') RETURNING event_id",
                     consumer, id);
    }

    Page<DeadLetter> letters() { return m_client.call<ListDeadLetters>({}).value(); }

    ServedBank m_bank{migratedDatabase(), {}, withMail};
    ApiClient m_client = m_bank.client();
    bank::Caller m_admin;
};

TEST_F(EventOperations, whatWasGivenUpIsSentAgainOnRecord)
{
    bury("no id of a message");
    const DeadLetter letter = letters().items.at(0);
    EXPECT_EQ(letter.reason, "The mail server answered 550.");
    const LettersToSend order{letter.consumer, letter.topic, letter.eventId, letter.diedAt};
    const auto sent = m_client.call<SendAgain>(order);
    ASSERT_TRUE(sent.ok()) << sent.body;
    EXPECT_EQ(sent.value().events, 1);
    // The consumer is at work in this bank, and can do as little with it as before.
    ASSERT_TRUE(eventually([&] { return letters().count == 1; }));
    const DeadLetter again = letters().items.at(0);
    EXPECT_EQ(again.eventId, letter.eventId);
    EXPECT_EQ(again.reason, "It names no message.");
    EXPECT_EQ(m_client.call<SendAgain>(order).value().events, 0) << "a late repeat of the first request";
    const auto events = m_bank.recorded("deadLetter.sentAgain");
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].actor, m_admin.staff);
    EXPECT_EQ(bank::attributeIn(events[0], "consumer"), "mail");
    EXPECT_EQ(bank::attributeIn(events[0], "topic"), "mail");
    EXPECT_EQ(bank::attributeIn(events[0], "events"), "1");
    EXPECT_EQ(bank::attributeIn(events[0], "eventId"), letter.eventId);
}

TEST_F(EventOperations, whatNobodyConsumesIsNotSent)
{
    bury("e1", "abandoned");
    const auto refused = m_client.call<SendAgain>({"abandoned", "mail", {}, *parseInstant("9999-01-01T00:00:00Z")});
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(letters().count, 1);
    EXPECT_EQ(m_client.call<ListDeadLetters>({"nonsense", {}}).status, 400);
}

TEST_F(EventOperations, whatWaitsIsMeasuredForThePanelAndForPrometheus)
{
    m_bank.query("INSERT INTO bank.event_queue (consumer, due_at, ids, topics, keys, bodies)"
                 " SELECT 'abandoned', now() - interval '10 minutes', ARRAY[i::text], '{accounts}', '{k}',"
                 " ARRAY['{\"amount\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}'] FROM generate_series(1, 3) AS i"
                 " RETURNING id");
    bury("e1", "abandoned");
    EventLags lags;
    const auto abandoned = [&]() -> const EventLag* {
        lags = m_client.call<GetEventLag>({}).value();
        const auto found = std::ranges::find(lags.lags, std::optional<std::string>("abandoned"), &EventLag::consumer);
        return found == lags.lags.end() ? nullptr : &*found;
    };
    ASSERT_TRUE(eventually([&] { return abandoned() != nullptr; }));
    const EventLag lag = *abandoned();
    EXPECT_EQ(lag.topic, "accounts");
    EXPECT_EQ(lag.events, 3);
    EXPECT_GE(lag.overdueSeconds, 600);
    EXPECT_EQ(lag.amounts, std::vector<Money>{euros(37'50)});
    EXPECT_EQ(lags.deadLetters, 1);
    EXPECT_TRUE(lags.whole);
    EXPECT_FALSE(lags.lags.at(0).consumer) << "what is not published yet comes first";

    TlsClient connection(m_bank.port(), {.certificate = {}, .trust = m_bank.caCertificate()});
    ASSERT_TRUE(connection.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                                m_bank.metricsToken() + "\r\n\r\n"));
    const std::string metrics = connection.receive().value().body;
    for (const char* line :
         {"bankd_events_waiting{consumer=\"abandoned\",topic=\"accounts\"} 3",
          "bankd_events_waiting_amount{consumer=\"abandoned\",currency=\"EUR\",topic=\"accounts\"} 37.5",
          "bankd_events_waiting{consumer=\"mail\",topic=\"retries\"} 0", "bankd_dead_letters 1"})
        EXPECT_NE(metrics.find(line), std::string::npos) << line;
}

} // namespace
} // namespace cf::test
