// The monitoring operations over TLS: from a call to its statistics, from an error to its trace, from a trace to the
// audit trail.
#include "services/bank/monitoring/CallLog.h"
#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;
using namespace std::chrono_literals;

namespace {

class Monitoring : public ::testing::Test
{
protected:
    Monitoring()
    {
        m_admin = m_bank.signIn(m_client, Role::Administrator, m_bank.mainBranch());
        m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch());
    }

    //! An alert left by another instance.
    Uuid alert()
    {
        return m_bank
            .query("INSERT INTO bank.alert (id, rule, level, instance, value, threshold, since)"
                   " VALUES ($1, 'diskUsed', 'warning', 'elsewhere', 900000, 800000, now())"
                   " RETURNING id",
                   Uuid::v7().toString())
            .value<Uuid>();
    }

    ServedBank m_bank;
    ApiClient m_client = m_bank.client();
    ApiClient m_teller = m_bank.client();
    bank::Caller m_admin;
};

} // namespace

TEST_F(Monitoring, callsComeToStatisticsOfTheirOperationAndSecond)
{
    const auto debtor = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    const auto creditor = m_bank.openAccount(m_bank.mainBranch(), 0);
    const TransferOrder order{debtor.iban, creditor.iban, euros(100), {}};
    const Uuid key = Uuid::v7();
    ASSERT_EQ(m_teller.call<PostTransfer>(order, key).status, 201);
    ASSERT_EQ(m_teller.call<PostTransfer>(order, key).status, 201) << "a replay, not a booking";
    ASSERT_EQ(m_teller.call<GetAccount>({debtor.id}).status, 200);
    ASSERT_EQ(m_teller.call<GetAccount>({AccountId::make()}).status, 404);

    const auto status = m_client.call<GetSystemStatus>({});
    ASSERT_TRUE(status.ok()) << status.body;
    const auto& operations = status.value().operations;
    const auto found = std::find_if(operations.begin(), operations.end(),
                                    [](const auto& operation) { return operation.operation == "GetAccount"; });
    ASSERT_NE(found, operations.end());
    EXPECT_EQ(found->calls, 2);
    EXPECT_EQ(found->clientErrors, 1);
    EXPECT_GT(found->p95Microseconds, 0);
    EXPECT_GT(found->queriesPerCallPpm, 0);
    EXPECT_EQ(status.value().primary.state, ServerState::Up);
    EXPECT_TRUE(status.value().replicas.empty()) << "none is configured";

    EXPECT_TRUE(eventually([&] {
        const auto samples = m_client.call<ListSamples>({});
        if (!samples.ok())
            return false;
        std::int64_t booked = 0;
        std::int64_t batch = 0;
        for (const Sample& sample : samples.value().instances.at(0).samples) {
            booked += sample.transfers;
            batch = std::max(batch, sample.batchSize);
        }
        return booked == 1 && batch == 1;
    }));
}

TEST_F(Monitoring, anErrorLeadsToItsTraceAndItsTraceToTheTrail)
{
    const Uuid id = alert();
    ASSERT_EQ(m_client.call<UpdateAlert>({Uuid::v7(), true, {}, {}}).status, 404);
    const auto failed = m_client.call<ListFailedCalls>({"UpdateAlert", {}});
    ASSERT_TRUE(failed.ok()) << failed.body;
    ASSERT_EQ(failed.value().calls.size(), 1U);
    EXPECT_EQ(failed.value().calls[0].code, "notFound");
    EXPECT_FALSE(failed.value().calls[0].instance.empty());
    const auto traced = m_client.call<GetTrace>({failed.value().calls[0].traceId});
    ASSERT_TRUE(traced.ok());
    ASSERT_EQ(traced.value().calls.size(), 1U);
    EXPECT_TRUE(traced.value().events.empty()) << "nothing happened";

    const auto updated = m_client.call<UpdateAlert>({id, true, true, "Seen."});
    ASSERT_TRUE(updated.ok()) << updated.body;
    EXPECT_EQ(updated.value().owner->id, m_admin.staff);
    const auto good = m_client.call<GetTrace>({updated.headers.at("x-trace-id")});
    ASSERT_TRUE(good.ok()) << good.body;
    ASSERT_EQ(good.value().calls.size(), 1U);
    EXPECT_EQ(good.value().calls[0].status, 200);
    std::vector<std::string> actions;
    for (const auto& event : good.value().events)
        actions.push_back(event.action);
    std::sort(actions.begin(), actions.end());
    EXPECT_EQ(actions, (std::vector<std::string>{"alert.acknowledged", "alert.commented", "alert.takenOver"}));
    EXPECT_TRUE(m_client.call<GetTrace>({std::string(32, 'a')}).value().calls.empty()) << "the control";
}

TEST_F(Monitoring, aFloodOfWhatIsNotThereHidesNoCallOfTheStaffAndFillsNoLog)
{
    ASSERT_EQ(m_teller.call<GetAccount>({AccountId::make()}).status, 404);
    TlsClient stranger(m_bank.port());
    for (int i = 0; i < 3'000; ++i) {
        const auto reply = stranger.get("/x");
        ASSERT_TRUE(reply && reply->status == 404);
    }
    const auto failed = m_client.call<ListFailedCalls>({});
    ASSERT_TRUE(failed.ok()) << failed.body;
    const auto& calls = failed.value().calls;
    EXPECT_EQ(calls.size(), 500U) << "anonymous refusals fill the rest";
    EXPECT_TRUE(
        std::any_of(calls.begin(), calls.end(), [](const auto& call) { return call.operation == "GetAccount"; }));

    int lines = 0;
    EXPECT_TRUE(eventually([&] {
        lines = 0;
        std::ifstream log(m_bank.settings().log.file);
        bool whole = false;
        for (std::string line; std::getline(log, line);) {
            lines += line.find("\"unmatched\"") != line.npos ? 1 : 0;
            whole = whole || line.find("\"ListFailedCalls\"") != line.npos;
        }
        return whole;
    }));
    EXPECT_EQ(lines, bank::CallLog::kLoggedSingly);
}

TEST_F(Monitoring, theTraceThatADeskShowsWhenNoAnswerCameLeadsToItsCallAndTheTrail)
{
    // A desktop without a response has only what it sent itself.
    const std::string theirs = "4bf92f3577b34da6a3ce929d0e0e4736";
    TlsClient desk(m_bank.port(), {.certificate = m_client.certificate(), .trust = m_bank.caCertificate()});
    ASSERT_TRUE(desk.send("GET /v1/staff/" + m_admin.staff.toString() +
                          " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                          "Bearer " +
                          m_client.token() + "\r\ntraceparent: 00-" + theirs + "-00f067aa0ba902b7-01\r\n\r\n"));
    const auto reply = desk.receive();
    ASSERT_TRUE(reply);
    ASSERT_EQ(reply->status, 200) << reply->body;
    const std::string own = reply->headers.at("x-trace-id");
    EXPECT_NE(own, theirs);
    EXPECT_TRUE(eventually([&] {
        const auto trace = m_client.call<GetTrace>({theirs});
        return trace.ok() && trace.value().calls.size() == 1 && trace.value().calls[0].traceId == own &&
               trace.value().events.size() == 1 && trace.value().events[0].action == "staff.viewed";
    }));
}

TEST_F(Monitoring, theFirstEightDigitsThatADeskShowsLeadToTheWholeTrace)
{
    const auto viewed = m_client.call<GetStaffMember>({m_admin.staff});
    ASSERT_TRUE(viewed.ok()) << viewed.body;
    const std::string whole = viewed.headers.at("x-trace-id");
    const std::string shown = whole.substr(0, 8);
    std::string upper = shown;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    const auto leads = [&](const std::string& typed) {
        const auto trace = m_client.call<GetTrace>({typed});
        return trace.ok() && trace.value().traceId == whole && trace.value().calls.size() == 1 &&
               trace.value().calls[0].operation == "GetStaffMember" && trace.value().events.size() == 1 &&
               trace.value().events[0].action == "staff.viewed";
    };
    EXPECT_TRUE(eventually([&] { return leads(shown); }));
    EXPECT_TRUE(eventually([&] {
        const auto trace = m_client.call<GetTrace>({shown});
        return trace.ok() && !trace.value().events.empty() && trace.value().events[0].seq;
    })) << "sealed";
    for (const std::string& typed : {shown, upper, whole, shown.substr(0, 4) + " " + shown.substr(4),
                                     shown.substr(0, 4) + "-" + whole.substr(4), "Reference for support: " + shown})
        EXPECT_TRUE(leads(typed)) << typed;
    for (const std::string& typed :
         {shown.substr(0, 7), shown.substr(0, 7) + "g", whole + "0", "trf_" + whole, std::string("not a trace")})
        EXPECT_EQ(m_client.call<GetTrace>({typed}).status, 400) << typed;
}

TEST_F(Monitoring, aBeginningOfSeveralTracesShowsTheCallsOfAll)
{
    // Only a caller's own trace ids can collide.
    const std::string theirs = "4bf92f3577b34da6a3ce929d0e0e473";
    for (const char* last : {"6", "7"}) {
        TlsClient desk(m_bank.port(), {.certificate = m_client.certificate(), .trust = m_bank.caCertificate()});
        ASSERT_TRUE(desk.send("GET /v1/staff/" + m_admin.staff.toString() +
                              " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_client.token() +
                              "\r\ntraceparent: 00-" + theirs + last + "-00f067aa0ba902b7-01\r\n\r\n"));
        const auto reply = desk.receive();
        ASSERT_TRUE(reply && reply->status == 200);
    }
    EXPECT_TRUE(eventually([&] {
        const auto trace = m_client.call<GetTrace>({"4bf92f35"});
        return trace.ok() && trace.value().traceId == "4bf92f35" && trace.value().calls.size() == 2 &&
               trace.value().events.size() == 2;
    }));
    const auto one = m_client.call<GetTrace>({theirs + "6"});
    ASSERT_TRUE(one.ok()) << one.body;
    EXPECT_EQ(one.value().calls.size(), 1U);
    EXPECT_EQ(one.value().traceId, theirs + "6");
}

TEST_F(Monitoring, anAlertOfAnotherInstanceIsShownWithWhatWasDoneToIt)
{
    const Uuid id = alert();
    ASSERT_TRUE(m_client.call<UpdateAlert>({id, true, {}, "On it."}).ok());
    EXPECT_TRUE(eventually([&] {
        const auto status = m_client.call<GetSystemStatus>({});
        return status.ok() && status.value().alerts.size() == 1 && status.value().alerts[0].id == id &&
               status.value().alerts[0].state == AlertState::Acknowledged &&
               status.value().alerts[0].comments.size() == 1;
    }));
}

TEST_F(Monitoring, prometheusIsToldTheSame)
{
    ApiClient prometheus = m_bank.client();
    prometheus.useToken(m_bank.metricsToken());
    EXPECT_TRUE(eventually([&] {
        const auto metrics = prometheus.call<GetMetrics>({});
        return metrics.ok() && metrics.value().text.find("\nbankd_primary_up 1") != std::string::npos;
    }));
    const std::string text = prometheus.call<GetMetrics>({}).value().text;
    for (const char* name : {"bankd_in_flight", "bankd_queue_depth", "bankd_pool_in_use", "bankd_pool_size",
                             "bankd_pool_waits_total", "bankd_pool_refused_total", "bankd_pool_wait_seconds",
                             "bankd_alerts_firing", "bankd_seconds_since_transfer", "bankd_outbox_rows"})
        EXPECT_NE(text.find(std::string("\n") + name + " "), std::string::npos) << name;
}
