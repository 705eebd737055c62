// What the router sees to whatever a handler does: looks that are on record, rates, refusals, and the bank's own
// traces.
#include "services/bank/api/Router.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;
using namespace cf::contract;

namespace {

const std::string kGood(43, 'g');
const std::string kDevice(64, 'a');

struct Gate : SessionGate
{
    Answer<Caller> callerOf(const std::string& token, const std::string&, bool) override
    {
        return token == kGood ? Answer<Caller>(caller) : Problem::of(ErrorCode::Unauthenticated);
    }
    std::optional<RefusedToken> refusedToken(const std::string&, const std::string&) override { return owner; }

    Caller caller{StaffId::make(), "Eva", Role::Teller, BranchId::make()};
    std::optional<RefusedToken> owner = RefusedToken();
};

struct Refusals : RefusalRecord
{
    void refused(const Call& call, const OperationInfo& operation, RefusedFor why) override
    {
        noted.push_back(std::string(operation.name) +
                        (why == RefusedFor::Permission ? " permission" : " " + call.outOfReach));
    }
    void refused(const Call&, const RefusedToken& token) override
    {
        noted.emplace_back(token.staff ? "another device" : "no such token");
    }

    std::vector<std::string> noted;
};

class Routing : public ::testing::Test
{
protected:
    Routing() { m_router.noteRefusals(m_refusals); }

    http::Response get(const std::string& path, const std::string& token = kGood, const std::string& peer = "192.0.2.1",
                       const std::string& traceparent = {})
    {
        http::Request request;
        request.method = "GET";
        request.path = path;
        request.peerAddress = peer;
        request.clientCertificateSha256 = kDevice;
        request.headers.emplace("authorization", "Bearer " + token);
        if (!traceparent.empty())
            request.headers.emplace("traceparent", traceparent);
        http::Response answer;
        m_router(std::move(request), [&](http::Response response) { answer = std::move(response); });
        return answer;
    }

    static std::string header(const http::Response& response, const std::string& name)
    {
        for (const auto& [key, value] : response.headers)
            if (key == name)
                return value;
        return {};
    }

    Gate m_gate;
    Refusals m_refusals;
    std::vector<CallRecord> m_calls;
    Router m_router{m_gate,
                    [](Priority, const std::function<void()>& work) {
                        work();
                        return true;
                    },
                    [this](const CallRecord& record) { m_calls.push_back(record); }};
};

} // namespace

TEST_F(Routing, anAnswerWhoseLookIsNotOnRecordIsNotSent)
{
    bool recorded = false;
    m_router.handle<GetCustomer>([&](Call& call, const CustomerRef&) -> Answer<Customer> {
        call.onRecord = recorded;
        Customer customer;
        customer.summary.displayName = "Eva Nováková";
        return customer;
    });
    const std::string path = "/v1/customers/" + CustomerId::make().toString();
    const auto forgotten = get(path);
    EXPECT_EQ(forgotten.status, 500);
    EXPECT_EQ(forgotten.body.find("Eva"), std::string::npos);
    EXPECT_NE(m_calls.back().cause.find("without a record"), std::string::npos);
    recorded = true;
    EXPECT_EQ(get(path).status, 200);
}

TEST_F(Routing, payeesAreCheckedThirtyTimesAMinuteByEachPerson)
{
    m_router.handle<CheckPayee>([&](Call& call, const PayeeQuery& query) -> Answer<Payee> {
        call.onRecord = true;
        return Payee{query.iban, "Eva", Currency::parse("EUR").value(), true};
    });
    const std::string path = "/v1/payees/CZ6508000000192000145399";
    for (int i = 0; i < 30; ++i)
        ASSERT_EQ(get(path).status, 200) << i;
    const auto refused = get(path);
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(header(refused, "Retry-After"), "2");
    m_gate.caller.staff = StaffId::make();
    EXPECT_EQ(get(path).status, 200);
}

TEST_F(Routing, refusalsAreNoted)
{
    m_router.handle<GetSystemStatus>([](Call&, const Nothing&) -> Answer<SystemStatus> { return SystemStatus(); });
    m_router.handle<GetCustomer>([](Call& call, const CustomerRef& ref) -> Answer<Customer> {
        if (!reaches(call, Scope::Branch, ref.customerId, BranchId::make()))
            return Problem::of(ErrorCode::NotFound);
        return Customer();
    });
    const std::string foreign = CustomerId::make().toString();
    EXPECT_EQ(get("/v1/monitoring/status").status, 403);
    EXPECT_EQ(get("/v1/customers/" + foreign).status, 404);
    EXPECT_EQ(get("/v1/customers/" + foreign, "unknown").status, 401);
    m_gate.owner->staff = StaffId::make();
    EXPECT_EQ(get("/v1/customers/" + foreign, "stolen").status, 401);
    m_gate.owner.reset();
    EXPECT_EQ(get("/v1/customers/" + foreign, "over").status, 401);
    EXPECT_EQ(get("/v1/customers/" + foreign, "").status, 401);
    EXPECT_EQ(m_refusals.noted, (std::vector<std::string>{"GetSystemStatus permission", "GetCustomer " + foreign,
                                                          "no such token", "another device"}));
}

TEST_F(Routing, wrongTokensOfOneNetworkAreLimitedAndGoodOnesAreNot)
{
    m_router.handle<GetBankStatus>([](Call&, const Nothing&) -> Answer<BankStatus> { return BankStatus(); });
    int unauthenticated = 0;
    http::Response last;
    for (int i = 0; i < 200; ++i) {
        last = get("/v1/bank", "wrong " + std::to_string(i));
        unauthenticated += last.status == 401 ? 1 : 0;
    }
    EXPECT_EQ(last.status, 429);
    EXPECT_EQ(header(last, "Retry-After"), "1");
    EXPECT_GE(unauthenticated, 120);
    EXPECT_LT(unauthenticated, 150);
    EXPECT_EQ(get("/v1/bank").status, 200) << "whoever shares the address with a guesser";
    EXPECT_EQ(get("/v1/bank", "wrong", "192.0.2.2").status, 401) << "another network";
}

TEST_F(Routing, theTraceIsTheBanksOwnAndTheCallersStandsBesideIt)
{
    m_router.handle<GetBankStatus>([](Call&, const Nothing&) -> Answer<BankStatus> { return BankStatus(); });
    const std::string theirs = "4bf92f3577b34da6a3ce929d0e0e4736";
    std::set<std::string> own;
    for (int i = 0; i < 2; ++i) {
        const auto answer = get("/v1/bank", kGood, "192.0.2.1", "00-" + theirs + "-00f067aa0ba902b7-01");
        own.insert(header(answer, "X-Trace-Id"));
        EXPECT_EQ(m_calls.back().traceId, header(answer, "X-Trace-Id"));
        EXPECT_EQ(m_calls.back().callerTraceId, theirs);
    }
    EXPECT_EQ(own.size(), 2U) << "two calls with one traceparent are two";
    EXPECT_FALSE(own.contains(theirs));
    get("/v1/nothing", kGood, "192.0.2.1", "00-" + theirs + "x00f067aa0ba902b7x01");
    EXPECT_EQ(m_calls.back().callerTraceId, "");
}
