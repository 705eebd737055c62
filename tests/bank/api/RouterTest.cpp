// What the router ensures for every handler: recorded read access, rates, refusals, and the bank's own trace ids.
#include "services/bank/api/BodyGate.h"
#include "services/bank/platform/postgres/Error.h"

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
        if (inDoubt)
            throw db::Error(db::ErrorKind::InDoubt, {}, "the connection was lost at COMMIT");
        return token == kGood ? Answer<Caller>(caller) : Problem::of(ErrorCode::Unauthenticated);
    }
    std::optional<Caller> callerInMemory(const std::string& token, const std::string&) override
    {
        return inMemory && token == kGood ? std::optional(caller) : std::nullopt;
    }
    std::optional<RefusedToken> refusedToken(const std::string&, const std::string&) override { return owner; }

    Caller caller{StaffId::make(), "Eva", Role::Teller, BranchId::make()};
    std::optional<RefusedToken> owner = RefusedToken();
    bool inDoubt = false;
    bool inMemory = false;
};

struct Refusals : RefusalRecorder
{
    void refused(const Call& call, const OperationInfo& operation, RefusalReason why) override
    {
        noted.push_back(std::string(operation.name) +
                        (why == RefusalReason::Permission ? " permission" : " " + call.outOfReach));
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
        return ask("GET", path, token, peer, traceparent);
    }

    //! Without a body.
    http::Response post(const std::string& path) { return ask("POST", path, kGood, "192.0.2.1", {}); }

    http::Response ask(const std::string& method, const std::string& path, const std::string& token,
                       const std::string& peer, const std::string& traceparent)
    {
        http::Request request;
        request.method = method;
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

    static bool atOnce(Priority, const std::function<void()>& work)
    {
        work();
        return true;
    }

    Gate m_gate;
    Refusals m_refusals;
    std::vector<CallRecord> m_calls;
    bool m_full = false; //!< All workers are busy.
    Router m_router{
        m_gate,
        [this](Priority priority, const std::function<void()>& work) { return !m_full && atOnce(priority, work); },
        [this](const CallRecord& record) { m_calls.push_back(record); }};
};

} // namespace

TEST_F(Routing, anAnswerWhoseReadIsNotOnRecordIsNotSent)
{
    bool recorded = false;
    m_router.handle<GetCustomer>([&](Call& call, const CustomerRef&) -> Answer<Customer> {
        call.audited = recorded;
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

TEST_F(Routing, whatNeedsNoWorkerIsHandledForCallersInMemoryWhenAllAreBusy)
{
    m_router.handle<EndSession>([](Call& call, const SessionRef&) -> Answer<Nothing> {
        call.audited = true;
        return Nothing();
    });
    m_router.needsNoWorker<EndSession>();
    m_gate.caller.role = Role::Administrator;
    m_full = true;
    const std::string path = "/v1/sessions/" + Uuid::v7().toString() + "/end";
    EXPECT_EQ(post(path).status, 503);
    m_gate.inMemory = true;
    EXPECT_EQ(post(path).status, 200);
    EXPECT_EQ(ask("POST", path, std::string(43, 'b'), "192.0.2.1", {}).status, 503) << "a worker finds out who it is";
    m_gate.caller.role = Role::Teller;
    EXPECT_EQ(post(path).status, 503) << "a refusal goes on record, which waits for the disk";
    m_gate.caller.role = Role::Administrator;
    ConsistencyTokens tokens;
    m_router.exchangeTokens(tokens, []() -> db::WalPosition { throw std::logic_error("the database was asked"); });
    EXPECT_EQ(post(path).status, 200);
    http::Request request;
    request.method = "POST";
    request.path = path;
    request.clientCertificateSha256 = kDevice;
    request.headers = {{"authorization", "Bearer " + kGood}, {"x-consistency-token", db::tokenOf({1, 5000})}};
    m_router(std::move(request), [](const http::Response& response) {
        EXPECT_EQ(response.status, 503) << "the database knows how far its log reaches";
    });
}

TEST_F(Routing, anAnswerIsSentOnceItsReadIsOnTheDisk)
{
    std::shared_ptr<Recording> recording;
    m_router.handle<GetCustomer>([&](Call& call, const CustomerRef&) -> Answer<Customer> {
        call.audited = true;
        call.recording = recording = std::make_shared<Recording>();
        Customer customer;
        customer.summary.displayName = "Eva Nováková";
        return customer;
    });
    for (const bool durable : {true, false}) {
        std::optional<http::Response> answer;
        http::Request request;
        request.method = "GET";
        request.path = "/v1/customers/" + CustomerId::make().toString();
        request.clientCertificateSha256 = kDevice;
        request.headers.emplace("authorization", "Bearer " + kGood);
        m_router(std::move(request), [&](http::Response response) { answer = std::move(response); });
        EXPECT_FALSE(answer) << "the disk has not answered yet";
        EXPECT_EQ(m_router.inFlight(), 1);
        recording->finish(durable ? "" : "the disk is full");
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, durable ? 200 : 503);
        EXPECT_EQ(answer->body.find("Eva") != std::string::npos, durable);
        EXPECT_EQ(m_calls.back().cause, durable ? "" : "the disk is full");
    }
}

TEST_F(Routing, anAnswerOfAChangeThatLeftNeitherEventNorReadIsNotSent)
{
    bool recorded = false;
    m_router.handle<UnlockStaff>([&](Call& call, const StaffMemberRef&) -> Answer<StaffRow> {
        call.audited = recorded;
        StaffRow member;
        member.displayName = "Eva Nováková";
        return member;
    });
    m_router.handle<EndSession>([](Call&, const SessionRef&) -> Answer<Nothing> { return Nothing(); });
    m_gate.caller.role = Role::Administrator;
    const std::string path = "/v1/staff/" + StaffId::make().toString() + "/unlock";
    const auto forgotten = post(path);
    EXPECT_EQ(forgotten.status, 500);
    EXPECT_EQ(forgotten.body.find("Eva"), std::string::npos);
    recorded = true;
    EXPECT_EQ(post(path).status, 200);
    EXPECT_EQ(post("/v1/sessions/" + Uuid::v7().toString() + "/end").status, 200) << "it shows no data";
}

TEST_F(Routing, nobodyIsLetInBeforeACapabilitySaysWhoTheyAre)
{
    Router router(atOnce);
    bool asked = false;
    router.handle<GetBankStatus>([&](Call&, const Nothing&) -> Answer<BankStatus> {
        asked = true;
        return BankStatus();
    });
    const auto statusOf = [&router] {
        http::Request request;
        request.method = "GET";
        request.path = std::string(GetBankStatus::kInfo.path);
        request.clientCertificateSha256 = kDevice;
        request.headers.emplace("authorization", "Bearer " + kGood);
        int status = 0;
        router(std::move(request), [&](const http::Response& response) { status = response.status; });
        return status;
    };
    EXPECT_EQ(statusOf(), 500);
    EXPECT_FALSE(asked);
    std::vector<int> observed;
    router.setSessionGate(m_gate);
    router.observe([&](const CallRecord& record) { observed.push_back(record.status); });
    EXPECT_EQ(statusOf(), 200);
    EXPECT_EQ(observed, std::vector<int>{200});
}

TEST_F(Routing, onlyWhatWasOrderedCanBeInDoubt)
{
    const db::Error lost(db::ErrorKind::InDoubt, {}, "the connection was lost at COMMIT");
    m_router.handle<GetBankStatus>([&](Call&, const Nothing&) -> Answer<BankStatus> { throw lost; });
    m_router.handle<SignOut>([&](Call&, const Nothing&) -> Answer<Nothing> { throw lost; });
    const auto codeOf = [](const http::Response& response) {
        return decodeDocument<Problem>(response.body).value().code;
    };
    EXPECT_EQ(codeOf(get("/v1/bank")), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(post("/v1/session/sign-out")), ErrorCode::OutcomeUnknown);
    m_gate.inDoubt = true;
    const auto notLetIn = post("/v1/session/sign-out");
    EXPECT_EQ(codeOf(notLetIn), ErrorCode::Unavailable) << "it had not started";
    EXPECT_EQ(header(notLetIn, "Retry-After"), "1");
}

TEST_F(Routing, whatIsInDoubtIsRetryableOnlyWhereItMayBeSentAgain)
{
    const db::Error lost(db::ErrorKind::InDoubt, {}, "the connection was lost at COMMIT");
    m_router.handle<EndSession>([&](Call&, const SessionRef&) -> Answer<Nothing> { throw lost; });
    m_router.handle<ResolveTransferKey>([&](Call&, const KeyRef&) -> Answer<OrderOutcome> { throw lost; });
    m_router.handle<GetBankStatus>([](Call&, const Nothing&) -> Answer<BankStatus> { return BankStatus(); });
    const auto isRetryable = [this](const std::string& path) {
        const auto problem = decodeDocument<Problem>(post(path).body).value();
        EXPECT_EQ(problem.code, ErrorCode::OutcomeUnknown) << path;
        EXPECT_EQ(problem.retryable, m_router.mayBeSentAgain("POST", path)) << path;
        return problem.retryable;
    };
    EXPECT_TRUE(isRetryable("/v1/transfers/keys/" + Uuid::v7().toString() + "/resolve"));
    m_gate.caller.role = Role::Administrator;
    EXPECT_FALSE(isRetryable("/v1/sessions/" + Uuid::v7().toString() + "/end"));
    EXPECT_TRUE(m_router.mayBeSentAgain("GET", "/v1/bank"));
    EXPECT_FALSE(m_router.mayBeSentAgain("POST", "/v1/nothing"));
}

TEST_F(Routing, documentsStatementsAndKeysHaveABudgetOfEachPerson)
{
    m_router.handle<AddDocument>([](Call&, const NewDocument&) { return Problem::of(ErrorCode::NotFound); });
    m_router.handle<GetStatement>([](Call&, const StatementQuery&) { return Problem::of(ErrorCode::NotFound); });
    m_router.handle<ResolveTransferKey>([](Call&, const KeyRef&) { return Problem::of(ErrorCode::NotFound); });
    const auto grantedOf = [this](const std::string& method, const std::string& path) {
        int granted = 0;
        while (ask(method, path, kGood, "192.0.2.1", {}).status != 429 && granted < 10'000)
            ++granted;
        return granted;
    };
    const std::pair<std::string, std::string> costly[] = {
        {"POST", "/v1/customers/" + CustomerId::make().toString() + "/documents"},
        {"GET", "/v1/accounts/" + AccountId::make().toString() + "/statement"},
        {"POST", "/v1/transfers/keys/" + Uuid::v7().toString() + "/resolve"}};
    for (const auto& [method, path] : costly)
        EXPECT_LT(grantedOf(method, path), 10'000) << path;
    m_gate.caller.staff = StaffId::make();
    for (const auto& [method, path] : costly)
        EXPECT_GE(grantedOf(method, path), 30) << path << " by a colleague";
}

TEST_F(Routing, payeesAreCheckedThirtyTimesAMinuteByEachPerson)
{
    m_router.handle<CheckPayee>([&](Call& call, const PayeeQuery& query) -> Answer<Payee> {
        call.audited = true;
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

TEST_F(Routing, noNumberOfWrongTokensOfOneNetworkChangesWhatATokenIsAnswered)
{
    m_router.handle<GetBankStatus>([](Call&, const Nothing&) -> Answer<BankStatus> { return BankStatus(); });
    for (int i = 0; i < 700; ++i)
        ASSERT_EQ(get("/v1/bank", "wrong " + std::to_string(i)).status, 401) << i;
    EXPECT_EQ(m_refusals.noted.size(), 700U);
    EXPECT_EQ(get("/v1/bank").status, 200) << "a client at the same address as a guesser";
    m_gate.owner->staff = StaffId::make();
    EXPECT_EQ(get("/v1/bank", "stolen").status, 401);
    EXPECT_EQ(m_refusals.noted.back(), "another device");
    m_gate.owner.reset();
    EXPECT_EQ(get("/v1/bank", "over").status, 401) << "a desktop that must learn that its session was ended";
    EXPECT_EQ(m_refusals.noted.size(), 701U);
}

TEST_F(Routing, aStolenTokenIsNotedBeforeALargeBodyIsRead)
{
    const BodyGate gate(m_router, atOnce);
    const auto statusFor = [&](const std::string& authorization) {
        http::Request head;
        head.method = "POST";
        head.path = "/v1/transfers";
        head.clientCertificateSha256 = kDevice;
        if (!authorization.empty())
            head.headers.emplace("authorization", authorization);
        int status = 0;
        gate(head, [&](const http::Response& response) { status = response.status; });
        return status;
    };
    EXPECT_EQ(statusFor("Bearer " + kGood), 100);
    EXPECT_EQ(statusFor(""), 413);
    EXPECT_TRUE(m_refusals.noted.empty());
    EXPECT_EQ(statusFor("Bearer invented"), 401);
    m_gate.owner->staff = StaffId::make();
    EXPECT_EQ(statusFor("Bearer stolen"), 401);
    EXPECT_EQ(m_refusals.noted, (std::vector<std::string>{"no such token", "another device"}));
}

TEST_F(Routing, aStolenTokenIsNotedWhateverElseIsWrongWithTheRequest)
{
    m_router.handle<SignOut>([](Call&, const Nothing&) -> Answer<Nothing> { return Nothing(); });
    m_gate.owner->staff = StaffId::make();
    const auto statusFor = [&](const std::string& token) {
        http::Request request;
        request.method = "POST";
        request.path = "/v1/session/sign-out";
        request.body = "no JSON";
        request.headers.emplace("authorization", "Bearer " + token);
        int status = 0;
        m_router(std::move(request), [&](const http::Response& response) { status = response.status; });
        return status;
    };
    EXPECT_EQ(statusFor("stolen"), 401);
    EXPECT_EQ(m_refusals.noted, (std::vector<std::string>{"another device"}));
    EXPECT_EQ(statusFor(kGood), 415);
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

TEST_F(Routing, whatIsRefusedToWhoeverIsNotSignedInIsToldApart)
{
    m_router.handle<GetBankStatus>([](Call&, const Nothing&) -> Answer<BankStatus> { return BankStatus(); });
    m_router.handle<GetSystemStatus>([](Call&, const Nothing&) -> Answer<SystemStatus> { return SystemStatus(); });
    const auto isStrangers = [&](const std::string& path, const std::string& token) {
        get(path, token, "2001:db8::1");
        EXPECT_EQ(m_calls.back().network, "2001:db8::/64");
        return isAnonymousRefusal(m_calls.back());
    };
    EXPECT_TRUE(isStrangers("/v1/nothing", "")) << "the token of an unmatched call is not checked";
    EXPECT_TRUE(isStrangers("/v1/nothing", kGood));
    EXPECT_TRUE(isStrangers("/v1/bank", "wrong"));
    EXPECT_FALSE(isStrangers("/v1/bank", kGood));
    EXPECT_FALSE(isStrangers("/v1/monitoring/status", kGood)) << "refused to a known caller";
}
