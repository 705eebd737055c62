// An order repeated under its key shows the transfer again: that is a read, and nothing may prevent it.
#include "services/bank/ledger/OrderRoutes.h"
#include "tests/bank/ledger/LedgerFixture.h"

namespace cf::test {
namespace {

struct Disk : bank::ReadAudit
{
    std::shared_ptr<bank::Recording> begin(const AuditEvent& event) override
    {
        auto recording = std::make_shared<bank::Recording>();
        if (!full)
            events.push_back(event);
        recording->finish(full ? "the disk is full" : "");
        return recording;
    }

    bool full = false;
    std::vector<AuditEvent> events;
};

struct SignedIn : bank::SessionGate
{
    contract::Answer<bank::Caller> callerOf(const std::string&, const std::string&, bool) override { return caller; }

    bank::Caller caller;
};

class Replays : public LedgerFixture
{
protected:
    Replays()
    {
        m_gate.caller = m_teller;
        bank::addOrderRoutes(m_router, m_desk, m_reads, m_keys);
    }

    http::Response post(const Uuid& key)
    {
        http::Request request;
        request.method = "POST";
        request.path = "/v1/transfers";
        request.headers = {{"authorization", "Bearer token"},
                           {"content-type", "application/json"},
                           {"idempotency-key", key.toString()}};
        request.body = contract::encodeRequest<contract::PostTransfer>(
                           {m_from.iban, m_to.iban, Money(12'50, m_from.currency), "Nájem"})
                           .body;
        std::promise<http::Response> answer;
        m_router(std::move(request), [&](http::Response response) { answer.set_value(std::move(response)); });
        return answer.get_future().get();
    }

    static bool atOnce(contract::Priority, const std::function<void()>& work)
    {
        work();
        return true;
    }

    const TestAccount m_from = open({.balance = 100'00});
    const TestAccount m_to = open({});
    SignedIn m_gate;
    Disk m_disk;
    bank::ConsistencyTokens m_tokens;
    bank::ReadRouter m_reads{m_pool, nullptr, nullptr, nullptr, m_tokens};
    bank::LedgerWriter m_writer{config(), m_keys};
    bank::OrderDesk m_desk{m_writer, m_reads, m_keys, m_disk, atOnce};
    bank::Router m_router{m_gate, atOnce, [](const bank::CallRecord&) {}};
};

TEST_F(Replays, aRepeatedOrderIsAReadOfItsTransfer)
{
    const Uuid key = Uuid::v7();
    const auto booked = post(key);
    ASSERT_EQ(booked.status, 201) << booked.body;
    EXPECT_TRUE(m_disk.events.empty()) << "the booking has its own event";
    const auto again = post(key);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, booked.body);
    ASSERT_EQ(m_disk.events.size(), 1U);
    EXPECT_EQ(m_disk.events[0].action, "transfer.viewed");
    EXPECT_EQ(m_disk.events[0].customer, m_from.owner);
    EXPECT_EQ(m_disk.events[0].actor, m_teller.staff);
    EXPECT_EQ(m_disk.events[0].objectId,
              contract::decodeDocument<contract::OrderOutcome>(again.body).value().transfer->id.toString());
}

TEST_F(Replays, aRepeatedOrderIsToldWhileTheDiskTakesNoReads)
{
    const Uuid key = Uuid::v7();
    const auto booked = post(key);
    m_disk.full = true;
    const auto again = post(key);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, booked.body);
    EXPECT_EQ(trail().back().action, "transfer.viewed") << "the database has it";
}

} // namespace
} // namespace cf::test
