// The API as the contract declares it, against the running bank: exactly the declared routes exist, and every error is
// a problem document that points at the mistake and leaks nothing.
#include "services/bank/monitoring/HealthRoutes.h"
#include "services/contract/OpenApi.h"
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <fstream>
#include <future>
#include <set>
#include <sstream>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

//! The declared path with a value for each parameter.
std::string pathOf(const OperationInfo& info)
{
    std::string path(info.path);
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
        path.replace(open, path.find('}') - open + 1, "x");
    return path;
}

const char* nameOfMethod(Method method)
{
    return method == Method::Get ? "GET" : "POST";
}

class Contract : public ::testing::Test
{
protected:
    Contract() { m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch()); }

    //! One request on its own connection, with the teller's session on the teller's device.
    Reply send(const std::string& method, const std::string& target, const Headers& headers = {},
               const std::string& body = {})
    {
        TlsClient connection(m_bank.port(), {.certificate = m_teller.certificate(), .trust = m_bank.caCertificate()});
        std::string text = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                           m_teller.token() + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        for (const auto& [name, value] : headers)
            text += name + ": " + value + "\r\n";
        EXPECT_TRUE(connection.send(text + "\r\n" + body));
        auto reply = connection.receive(method == "HEAD");
        EXPECT_TRUE(reply.has_value()) << method << " " << target;
        return reply.value_or(Reply());
    }

    //! GET /metrics as Prometheus does.
    Reply metrics(const std::string& token)
    {
        TlsClient connection(m_bank.port(), {.certificate = {}, .trust = m_bank.caCertificate()});
        EXPECT_TRUE(
            connection.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n"));
        return connection.receive().value_or(Reply());
    }
    std::string metricsToken()
    {
        std::ifstream in(m_bank.settings().metricsToken);
        std::string token;
        in >> token;
        return token;
    }

    Reply postJson(const std::string& target, const std::string& body, const std::string& key = Uuid::v7().toString())
    {
        return send("POST", target, {{"Content-Type", "application/json"}, {"Idempotency-Key", key}}, body);
    }

    //! A transfer's body with this JSON as its amount.
    std::string orderOf(const std::string& money)
    {
        return R"({"debtorIban":")" + m_debtor.iban.electronic() + R"(","creditorIban":")" +
               m_creditor.iban.electronic() + R"(","amount":)" + money + "}";
    }
    std::string orderOfEuros(const std::string& amount)
    {
        return orderOf(R"({"amount":")" + amount + R"(","currency":"EUR"})");
    }

    //! Expects the bank's standard error response; returns the document.
    static Problem problemIn(const Reply& reply, int status, ErrorCode code)
    {
        EXPECT_EQ(reply.status, status) << reply.body;
        EXPECT_EQ(reply.headers.count("content-type") ? reply.headers.at("content-type") : "",
                  "application/problem+json");
        EXPECT_EQ(reply.headers.count("server"), 0U);
        const auto problem = decodeDocument<Problem>(reply.body);
        EXPECT_TRUE(problem.ok()) << reply.body;
        if (!problem)
            return {};
        EXPECT_EQ(problem->status, status);
        EXPECT_EQ(problem->code, code) << reply.body;
        EXPECT_FALSE(problem->title.empty());
        EXPECT_EQ(problem->traceId.size(), 32U);
        EXPECT_EQ(reply.headers.count("x-trace-id") ? reply.headers.at("x-trace-id") : "none", problem->traceId);
        for (const char* inside : {"SELECT", "INSERT", "bank.", "SQLSTATE", "ERROR:", "pqxx", "libpq", "PostgreSQL",
                                   ".cpp", "services/", "std::", "Beast", "OpenSSL", "Boost"})
            EXPECT_EQ(reply.body.find(inside), std::string::npos) << inside << " in " << reply.body;
        return problem.value();
    }

    //! The document's pointers.
    static std::set<std::string> pointersOf(const Problem& problem)
    {
        std::set<std::string> pointers;
        for (const auto& error : problem.errors)
            pointers.insert(error.pointer);
        return pointers;
    }

    void expectMistakes(const std::string& order, const std::set<std::string>& pointers,
                        ErrorCode code = ErrorCode::InvalidRequest)
    {
        EXPECT_EQ(pointersOf(problemIn(postJson("/v1/transfers", order), 400, code)), pointers) << order;
    }

    static bool fits(std::string_view pattern, std::string_view path)
    {
        std::istringstream steps{std::string(pattern)};
        std::istringstream given{std::string(path)};
        std::string step;
        std::string one;
        while (std::getline(steps, step, '/'))
            if (!std::getline(given, one, '/') || (!step.starts_with('{') && step != one))
                return false;
        return !std::getline(given, one, '/');
    }

    ServedBank m_bank;
    ApiClient m_teller = m_bank.client();
    OpenedAccount m_debtor = m_bank.openAccount(m_bank.mainBranch(), 100'000);
    OpenedAccount m_creditor = m_bank.openAccount(m_bank.mainBranch(), 0);
};

} // namespace

TEST_F(Contract, everyDeclaredRouteIsHandledAndEveryOtherMethodThereIsNamed)
{
    std::map<std::string, std::set<std::string>> methods;
    forEachOperation([&]<class Operation>(Operation) { methods[pathOf(Operation::kInfo)]; });
    // Of "/v1/transfers/preview" a method may be that of "/v1/transfers/{transferId}".
    forEachOperation([&]<class Operation>(Operation) {
        for (auto& [path, declared] : methods)
            if (fits(Operation::kInfo.path, path))
                declared.insert(nameOfMethod(Operation::kInfo.method));
    });
    for (const auto& [path, declared] : methods) {
        for (const std::string method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
            const Reply reply = send(method, path);
            if (declared.contains(method)) {
                EXPECT_NE(reply.status, 405) << method << " " << path;
                EXPECT_NE(reply.status, 404) << method << " " << path;
                EXPECT_LT(reply.status, 500) << method << " " << path;
                continue;
            }
            problemIn(reply, 405, ErrorCode::MethodNotAllowed);
            ASSERT_TRUE(reply.headers.contains("allow")) << method << " " << path;
            for (const std::string each : {"GET", "POST", "HEAD"})
                EXPECT_EQ(reply.headers.at("allow").find(each) != std::string::npos,
                          declared.contains(each == "HEAD" ? "GET" : each))
                    << path << " allows " << reply.headers.at("allow");
        }
    }
}

TEST_F(Contract, whatIsNotDeclaredIsNotThere)
{
    for (const char* path :
         {"/", "/v1", "/v1/nothing", "/v2/customers", "/V1/customers", "/v1//customers", "/v1/customers/x/y",
          "/v1/transfers/keys/x/resolve/y", "/index.html", "/v1/%2e%2e/metrics"})
        problemIn(send("GET", path), 404, ErrorCode::NotFound);
}

TEST_F(Contract, onlyJsonIsTakenAsABody)
{
    const std::string order = orderOfEuros("1.00");
    const std::string key = Uuid::v7().toString();
    for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/json"})
        problemIn(send("POST", "/v1/transfers", {{"Content-Type", type}, {"Idempotency-Key", key}}, order), 415,
                  ErrorCode::UnsupportedMediaType);
    problemIn(send("POST", "/v1/transfers", {{"Idempotency-Key", key}}, order), 415, ErrorCode::UnsupportedMediaType);
    for (const char* type : {"application/json", "application/json; charset=utf-8", "Application/JSON"})
        EXPECT_EQ(send("POST", "/v1/transfers", {{"Content-Type", type}, {"Idempotency-Key", key}}, order).status, 201)
            << type;
}

TEST_F(Contract, whatIsTooLargeIsSaidSo)
{
    const Reply body = postJson("/v1/transfers", std::string(300 * 1024, ' '));
    EXPECT_EQ(body.status, 413) << body.body;
    EXPECT_NE(body.body.find("payloadTooLarge"), std::string::npos);
    const Reply headers = send("GET", "/health/live", {{"X-Long", std::string(20 * 1024, 'x')}});
    EXPECT_EQ(headers.status, 431) << headers.body;
    EXPECT_NE(headers.body.find("headersTooLarge"), std::string::npos);
}

TEST_F(Contract, everyMistakeInABodyIsPointedAt)
{
    const std::string good = orderOfEuros("1.00");
    const auto with = [&](const std::string& members) { return good.substr(0, good.size() - 1) + "," + members + "}"; };
    expectMistakes("{", {""}, ErrorCode::MalformedRequest);
    expectMistakes(good + "x", {""}, ErrorCode::MalformedRequest);
    expectMistakes(with(R"("amount":{"amount":"2.00","currency":"EUR"})"), {"/amount"}, ErrorCode::MalformedRequest);
    expectMistakes(orderOf(R"({"amount":"1.00","amount":"2.00","currency":"EUR"})"), {"/amount/amount"},
                   ErrorCode::MalformedRequest);
    expectMistakes("\xff\xfe", {""}, ErrorCode::MalformedRequest);
    std::string deepest;
    for (int depth = 0; depth < 32; ++depth)
        deepest += "/0";
    expectMistakes(std::string(5'000, '['), {deepest}, ErrorCode::MalformedRequest);
    expectMistakes("[]", {""});
    expectMistakes("null", {""});
    expectMistakes("{}", {"/debtorIban", "/creditorIban", "/amount"});
    expectMistakes(with(R"("fee":1)"), {"/fee"});
    expectMistakes(with(R"("memo":7)"), {"/memo"});
    expectMistakes(with(R"("memo":"one\nline")"), {"/memo"});
    expectMistakes(with(R"("memo":"nul\u0000")"), {"/memo"});
    expectMistakes(with("\"memo\":\"" + std::string(141, 'x') + "\""), {"/memo"});
    expectMistakes(orderOf("5"), {"/amount"});
    expectMistakes(orderOf(R"({"amount":"1.00"})"), {"/amount/currency"});
    expectMistakes(orderOf(R"({"amount":"1.00","currency":"EUR","cents":1})"), {"/amount/cents"});
    expectMistakes(orderOf(R"({"amount":"1.00","currency":"XXY"})"), {"/amount/currency"});
    expectMistakes(R"({"debtorIban":"CZ00","creditorIban":4,"amount":{"amount":1,"currency":"EUR"},"odd":0})",
                   {"/debtorIban", "/creditorIban", "/amount/amount", "/odd"});
    EXPECT_EQ(m_bank.query("SELECT count(*) FROM bank.transfer WHERE kind = 'transfer'").value<int>(), 0);
}

TEST_F(Contract, anAmountThatCannotBeExactIsAMistakeAndOneNotAboveZeroIsRefused)
{
    for (const char* amount : {"1", "1.0", "0", "1.001", "1,00", "1e2", "0x10", "+1.00", " 1.00", "1.", ".5", "", "NaN",
                               "1 000.00", "99999999999999999999"})
        expectMistakes(orderOfEuros(amount), {"/amount/amount"});
    for (const char* number : {"1.00", "1", "1e400"})
        EXPECT_EQ(
            postJson("/v1/transfers", orderOf(std::string(R"({"currency":"EUR","amount":)") + number + "}")).status,
            400)
            << number;
    for (const char* amount : {"0.00", "-0.01", "-100.00"})
        problemIn(postJson("/v1/transfers", orderOfEuros(amount)), 422, ErrorCode::AmountNotPositive);
    EXPECT_EQ(postJson("/v1/transfers", orderOfEuros("0.01")).status, 201);
}

TEST_F(Contract, moneyMovesOnlyUnderAKeyThatIsAUuid)
{
    const std::string order = orderOfEuros("1.00");
    const std::set<std::string> pointer = {"Idempotency-Key"};
    for (const char* key :
         {"", "1", "not-a-uuid", "0198f000-0000-7000-8000-00000000000", "{0198f000-0000-7000-8000-000000000000}"})
        EXPECT_EQ(pointersOf(problemIn(postJson("/v1/transfers", order, key), 400, ErrorCode::InvalidRequest)), pointer)
            << key;
    const Reply none = send("POST", "/v1/transfers", {{"Content-Type", "application/json"}}, order);
    EXPECT_EQ(pointersOf(problemIn(none, 400, ErrorCode::InvalidRequest)), pointer);
}

TEST_F(Contract, aMistakeInThePathOrTheQueryIsPointedAt)
{
    const auto mistakes = [&](const std::string& target) {
        return pointersOf(problemIn(send("GET", target), 400, ErrorCode::InvalidRequest));
    };
    EXPECT_EQ(mistakes("/v1/customers/4711"), std::set<std::string>{"{customerId}"});
    EXPECT_EQ(mistakes("/v1/accounts/cus_" + Uuid::v7().toString()), std::set<std::string>{"{accountId}"});
    EXPECT_EQ(mistakes("/v1/customers"), std::set<std::string>{"?search"});
    EXPECT_EQ(mistakes("/v1/transfers?mine=1&older=2"), (std::set<std::string>{"?mine", "?older"}));
    EXPECT_EQ(problemIn(send("GET", "/v1/customers?search=%zz"), 400, ErrorCode::MalformedRequest).errors.size(), 1U);
    const std::string nobody = "/v1/customers/" + CustomerId::make().toString();
    EXPECT_TRUE(problemIn(send("GET", nobody), 404, ErrorCode::NotFound).detail.empty());
}

TEST_F(Contract, theTraceIsTheBanksOwnWhateverTheCallerSends)
{
    const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    std::set<std::string> own;
    for (const std::string& parent : {"00-" + trace + "-00f067aa0ba902b7-01", "00-" + trace + "-00f067aa0ba902b7-01",
                                      "01-" + trace + "-00f067aa0ba902b7-01-later", "00-" + trace})
        own.insert(problemIn(send("GET", "/v1/nothing", {{"traceparent", parent}}), 404, ErrorCode::NotFound).traceId);
    EXPECT_EQ(own.size(), 4U);
    EXPECT_FALSE(own.contains(trace));
}

TEST_F(Contract, headIsGetWithoutTheBody)
{
    for (const char* path : {"/health/live", "/health/ready", "/v1/session"}) {
        const Reply head = send("HEAD", path);
        EXPECT_EQ(head.status, 200) << path;
        EXPECT_EQ(head.body, "");
        EXPECT_EQ(head.headers.at("content-type"), send("GET", path).headers.at("content-type"));
    }
    EXPECT_EQ(send("HEAD", "/v1/nothing").status, 404);
    EXPECT_EQ(send("HEAD", "/v1/sign-in/password").status, 405);
}

TEST_F(Contract, metricsCountCallsByOperationAndStatus)
{
    send("GET", "/health/live");
    send("GET", "/v1/nothing");
    const Reply shown = metrics(metricsToken());
    EXPECT_EQ(shown.status, 200);
    EXPECT_TRUE(shown.headers.at("content-type").starts_with("text/plain; version=0.0.4"));
    EXPECT_NE(shown.body.find(R"(bankd_calls_total{operation="GetLiveness",status="200"} 1)"), std::string::npos)
        << shown.body;
    EXPECT_NE(shown.body.find(R"(bankd_calls_total{operation="unmatched",status="404"} 1)"), std::string::npos);
}

TEST_F(Contract, metricsAreNotForEveryUserOfThisMachine)
{
    EXPECT_EQ(metrics("").status, 401);
    EXPECT_EQ(metrics("guess").status, 401);
    EXPECT_EQ(metrics(m_teller.token()).status, 401) << "a session token is not a metrics token";
    const std::string token = metricsToken();
    EXPECT_GE(token.size(), 43U);
    struct stat file = {};
    ASSERT_EQ(::stat(m_bank.settings().metricsToken.c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777, 0600U);
    EXPECT_EQ(metrics(token).status, 200);
    m_bank.stopServing();
    std::filesystem::permissions(m_bank.settings().metricsToken, std::filesystem::perms(0644));
    EXPECT_THROW(m_bank.startServing(), std::runtime_error) << "others could read it";
}

TEST_F(Contract, theSchemeOfATokenIsReadInAnyCase)
{
    for (const char* scheme : {"Bearer ", "bearer ", "BEARER ", "bEaReR    ", "Bearer\t "}) {
        TlsClient connection(m_bank.port(), {.certificate = m_teller.certificate(), .trust = m_bank.caCertificate()});
        const auto ask = [&](const std::string& authorization) {
            connection.send("GET /v1/session HTTP/1.1\r\nHost: localhost\r\nauthorization: " + authorization +
                            "\r\n\r\n");
            return connection.receive().value_or(Reply()).status;
        };
        EXPECT_EQ(ask(scheme + m_teller.token() + " "), 200) << scheme;
        EXPECT_EQ(ask("Basic " + m_teller.token()), 401);
        EXPECT_EQ(ask("Bearer" + m_teller.token()), 401);
        EXPECT_EQ(ask("Bearer"), 401);
    }
}

TEST_F(Contract, aPlusInAQueryIsABlank)
{
    m_bank.openAccount(m_bank.mainBranch(), 0, "Jana Novakova");
    const auto found = [&](const std::string& query) {
        return send("GET", "/v1/customers?search=" + query).body.find("Jana Novakova") != std::string::npos;
    };
    EXPECT_TRUE(found("jana+novakova"));
    EXPECT_TRUE(found("jana%20novakova"));
    EXPECT_FALSE(found("jana%2Bx"));
}

TEST_F(Contract, ofVeryManyMistakesFiftyAreNamed)
{
    std::string body = "{";
    for (int i = 0; i < 500; ++i)
        body += (i ? ",\"x" : "\"x") + std::to_string(i) + "\":1";
    const Problem problem = problemIn(postJson("/v1/transfers", body + "}"), 400, ErrorCode::InvalidRequest);
    EXPECT_EQ(problem.errors.size(), 50U);
    EXPECT_EQ(problem.detail, "And 453 more mistakes."); // including the three missing ones
    const Reply longName = postJson("/v1/transfers", "{\"" + std::string(100'000, 'x') + "\":1}");
    EXPECT_LT(longName.body.size(), 2'000U);
}

TEST_F(Contract, aStrangersLargeBodyIsNotRead)
{
    const auto status = [&](const std::string& authorization) {
        TlsClient connection(m_bank.port(), {.certificate = m_teller.certificate(), .trust = m_bank.caCertificate()});
        connection.send("POST /v1/transfers HTTP/1.1\r\nHost: localhost\r\n" + authorization +
                        "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n"); // and no body
        const auto reply = connection.receive();
        return reply ? reply->status : 0;
    };
    EXPECT_EQ(status(""), 413);
    EXPECT_EQ(status("Authorization: Bearer " + std::string(43, 'x') + "\r\n"), 401);
    EXPECT_EQ(postJson("/v1/transfers", std::string(200'000, ' ')).status, 400) << "a colleague's is";
}

TEST_F(Contract, aBankThatIsNoDemonstrationSaysSo)
{
    const Reply live = send("GET", "/health/live");
    EXPECT_NE(live.body.find(R"("demonstration":false)"), std::string::npos) << live.body;
}

TEST_F(Contract, metricsAreForThisMachineOnly)
{
    struct NoSessions : bank::SessionGate
    {
        Answer<bank::Caller> callerOf(const std::string&, const std::string&, bool) override
        {
            return Problem::of(ErrorCode::Unauthenticated);
        }
    } sessions;
    bank::Router router(
        sessions,
        [](Priority, const std::function<void()>& work) {
            work();
            return true;
        },
        [](const bank::CallRecord&) {});
    platform::Metrics metrics;
    const std::atomic<bool> draining = false;
    bank::addHealthRoutes(router, metrics, draining, {.metricsToken = "0123456789abcdef"}, [] { return false; });
    const auto statusFrom = [&](const char* peer) {
        http::Request request;
        request.method = "GET";
        request.path = "/metrics";
        request.peerAddress = peer;
        request.headers.emplace("authorization", "Bearer 0123456789abcdef");
        int status = 0;
        router(request, [&](const http::Response& response) { status = response.status; });
        return status;
    };
    for (const char* here : {"127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"})
        EXPECT_EQ(statusFrom(here), 200) << here;
    for (const char* elsewhere : {"192.0.2.1", "10.127.0.1", "2001:db8::1", "::ffff:192.0.2.1", ""})
        EXPECT_EQ(statusFrom(elsewhere), 404) << elsewhere;
}

TEST_F(Contract, aBankThatIsAboutToStopSendsTrafficElsewhere)
{
    platform::Settings settings = m_bank.settings();
    settings.http.port = 0;
    settings.spool = m_bank.folder().path() / "second spool";
    platform::Log log(settings.log);
    app::RunningBank second(settings, log);
    const TlsClient::Options trusting{.certificate = {}, .trust = m_bank.caCertificate()};
    TlsClient early(second.port(), trusting);
    const auto ready = early.get("/health/ready");
    ASSERT_TRUE(ready.has_value());
    EXPECT_EQ(ready->status, 200);
    ASSERT_TRUE(early.send("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n")); // half a request is in flight
    auto drained = std::async(std::launch::async, [&] { second.drain(); });
    const auto accepts = [&] {
        try {
            return TlsClient(second.port(), trusting).isConnected();
        } catch (const std::runtime_error&) {
            return false;
        }
    };
    while (accepts()) {
    }
    ASSERT_TRUE(early.send("\r\n"));
    const auto reply = early.receive();
    ASSERT_TRUE(reply.has_value());
    problemIn(*reply, 503, ErrorCode::Unavailable);
}
