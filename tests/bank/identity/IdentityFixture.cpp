#include "tests/bank/identity/IdentityFixture.h"

#include "services/bank/identity/Totp.h"
#include "tests/support/MigratedDatabase.h"

#include <future>

namespace cf::test {
namespace {

//! Two refusals differ only in their trace id; without it they can be compared byte for byte.
std::string withoutTrace(const std::string& text)
{
    const std::string member = "\"traceId\":\"";
    const auto at = text.find(member);
    return at == std::string::npos ? text : std::string(text).replace(at + member.size(), 32, 32, '0');
}

//! Cheap hashes: only their handling is tested here.
constexpr bank::PasswordCost kCheap{1, 8192, 2, 64};
constexpr bank::AttemptRates kAnyRate{{1'000'000, 1ms}, {1'000'000, 1ms}};

} // namespace

const std::string IdentityFixture::kDevice(64, 'a');
const std::string IdentityFixture::kOtherDevice(64, 'b');
const std::string IdentityFixture::kPassword = "correct horse battery staple";

std::string RouterReply::member(const char* name) const
{
    const auto* value = body.if_contains(name);
    return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

IdentityFixture::IdentityFixture()
    : m_database(migratedDatabase())
    , m_pool({.database = m_database.app, .connections = 16}, m_watchdog)
    , m_identity(m_pool, m_master, kCheap, clock(), nullptr, nullptr, kAnyRate)
    , m_router(
          m_identity.sessions,
          [this](contract::Priority priority, std::function<void()> work) {
              return m_workers.submit(priority, std::move(work));
          },
          [](const bank::CallRecord&) {})
    , m_workers(16, 1, 100)
    , m_admin(m_pool, clock())
{
    bank::addIdentityRoutes(m_router, m_identity);
    sql(("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ('" + m_branch.uuid().toString() +
         "', 'MAIN', 'Main', 'Europe/Prague')")
            .c_str());
}

IdentityFixture::~IdentityFixture()
{
    m_identity.passwords.stop();
}

bank::Clock IdentityFixture::clock()
{
    return [this] { return std::chrono::system_clock::time_point(std::chrono::seconds(m_seconds)); };
}

RouterReply IdentityFixture::send(http::Request request, const std::string& device, const std::string& token)
{
    request.clientCertificateSha256 = device;
    if (!token.empty())
        request.headers.emplace("authorization", "Bearer " + token);
    auto promise = std::make_shared<std::promise<http::Response>>();
    auto answer = promise->get_future();
    m_router(std::move(request), [promise](http::Response response) { promise->set_value(std::move(response)); });
    const http::Response response = answer.get();
    RouterReply reply{response.status, withoutTrace(response.body), {}, {}};
    if (const auto value = boost::json::parse(response.body); value.is_object())
        reply.body = value.as_object();
    if (reply.status >= 400)
        reply.code = reply.member("code");
    return reply;
}

RouterReply IdentityFixture::post(const std::string& path, const boost::json::object& body, const std::string& device,
                                  const std::string& token)
{
    http::Request request;
    request.method = "POST";
    request.path = path;
    request.headers.emplace("content-type", "application/json");
    request.body = boost::json::serialize(body);
    return send(std::move(request), device, token);
}

RouterReply IdentityFixture::get(const std::string& path, const std::string& token, const std::string& device)
{
    http::Request request;
    request.method = "GET";
    request.path = path;
    return send(std::move(request), device, token);
}

RouterReply IdentityFixture::password(const std::string& userName, const std::string& password,
                                      const std::string& device)
{
    return post("/v1/sign-in/password", {{"userName", userName}, {"password", password}}, device);
}

RouterReply IdentityFixture::code(const std::string& challenge, const std::string& code, const std::string& device)
{
    return post("/v1/sign-in/code", {{"challenge", challenge}, {"code", code}}, device);
}

std::string IdentityFixture::challenge(const Person& person)
{
    const RouterReply reply = password(person.userName, person.password);
    EXPECT_EQ(reply.status, 200) << reply.text;
    return reply.member("challenge");
}

std::string IdentityFixture::codeOf(const Person& person, int steps) const
{
    return bank::totp::codeOf(person.secret, m_seconds / 30 + steps);
}

std::string IdentityFixture::signIn(const Person& person)
{
    const RouterReply reply = code(challenge(person), codeOf(person));
    EXPECT_EQ(reply.status, 201) << reply.text;
    wait(30s);
    return reply.member("token");
}

RouterReply IdentityFixture::startEnrolment(const std::string& userName, const std::string& code,
                                            const std::string& password)
{
    return post("/v1/enrolment", {{"userName", userName}, {"enrolmentCode", code}, {"password", password}});
}

Person IdentityFixture::enrolled(const std::string& userName, Role role)
{
    Person person{userName, kPassword, {}, {}};
    const auto added = m_admin.add(userName, "Somebody", role, m_branch);
    EXPECT_TRUE(added.ok());
    const RouterReply started = startEnrolment(userName, added->code);
    EXPECT_EQ(started.status, 200) << started.text;
    person.secret = bank::totp::secretOf(started.member("secret"));
    const RouterReply confirmed =
        post("/v1/enrolment/confirm", {{"challenge", started.member("challenge")}, {"code", codeOf(person)}});
    EXPECT_EQ(confirmed.status, 201) << confirmed.text;
    for (const auto& code : confirmed.body.at("recoveryCodes").as_array())
        person.recoveryCodes.emplace_back(code.as_string());
    wait(30s);
    return person;
}

std::string IdentityFixture::sql(const char* statement)
{
    db::Connection owner(m_database.owner, m_watchdog);
    return owner.transaction(10s, [&](db::Transaction& transaction) {
        const auto rows = transaction.query(statement);
        return rows.empty() ? std::string() : rows.value<std::optional<std::string>>().value_or("");
    });
}

std::vector<AuditEvent> IdentityFixture::trail()
{
    return m_pool.transaction([](db::Transaction& transaction) {
        std::vector<AuditEvent> events;
        for (const auto& row :
             transaction.query("SELECT leaf FROM bank.audit_inbox, unnest(leaves) WITH ORDINALITY AS l (leaf, n)"
                               " ORDER BY id, n")) {
            const auto event = parseLeaf(row.get<db::Bytea>("leaf"));
            EXPECT_TRUE(event);
            events.push_back(event.value_or(AuditEvent()));
        }
        return events;
    });
}

std::vector<std::string> IdentityFixture::actions()
{
    std::vector<std::string> names;
    for (const auto& event : trail())
        names.push_back(event.action);
    return names;
}

} // namespace cf::test
