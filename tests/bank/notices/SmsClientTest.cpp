// SMS reach a gateway in the form that it takes, over TLS alone, and its answers are told apart: taken, refused, busy,
// or nobody knows.
#include "services/bank/platform/web/SmsClient.h"
#include "tests/support/TemporaryWeb.h"

#include <gtest/gtest.h>

namespace cf::test {
namespace {

using namespace std::chrono_literals;
using platform::Sms;
using platform::SmsClient;
using platform::SmsConfig;
namespace json = boost::json;

class Texts : public ::testing::Test
{
protected:
    using Kind = platform::SendError::Kind;

    SmsConfig config() const
    {
        SmsConfig config;
        config.url = m_gateway.url("/v1/messages");
        config.user = "bank";
        config.password = "secret";
        config.from = "Bank & Söhne";
        config.body = {{"to", "{to}"}, {"from", "{from}"}, {"text", "{text}"}, {"client_ref", "{reference}"}};
        config.authority = m_gateway.authority();
        return config;
    }

    //! What became of one: nothing if it was taken.
    static std::optional<Kind> refused(const SmsConfig& config)
    {
        const auto sent = SmsClient(config).send({"r-1", "+420603123456", "Hello"});
        return sent ? std::nullopt : std::optional(sent.error().kind);
    }

    TemporaryWeb m_gateway{COUNTERFOIL_SOURCE_FOLDER};
};

TEST_F(Texts, reachAGatewayAsJson)
{
    auto nested = config();
    nested.body = {{"messages", {{{"destinations", {{{"to", "{to}"}}}}, {"text", "> {text}"}, {"flash", false}}}},
                   {"validity", 3'600}};
    SmsClient client(nested);
    const std::string text = "\"}, {to} \\ & €\n";
    ASSERT_TRUE(client.send({"r-1", "+420603123456", text}));
    const auto requests = m_gateway.received();
    ASSERT_EQ(requests.size(), 1u);
    EXPECT_EQ(requests[0].method, "POST");
    EXPECT_EQ(requests[0].path, "/v1/messages");
    EXPECT_EQ(requests[0].headers.at("content-type"), "application/json");
    EXPECT_EQ(requests[0].headers.at("idempotency-key"), "r-1");
    EXPECT_EQ(requests[0].headers.at("authorization"), "Basic YmFuazpzZWNyZXQ=");
    const json::value expected{
        {"messages", {{{"destinations", {{{"to", "+420603123456"}}}}, {"text", "> " + text}, {"flash", false}}}},
        {"validity", 3'600}};
    EXPECT_EQ(json::parse(requests[0].body), expected) << requests[0].body;
}

TEST_F(Texts, reachAGatewayAsAForm)
{
    auto form = config();
    form.form = SmsConfig::Form::UrlEncoded;
    form.token = "abc";
    form.body = {{"To", "{to}"}, {"From", "{from}"}, {"Body", "{text}"}, {"a b", "{reference}"}};
    SmsClient client(form);
    ASSERT_TRUE(client.send({"r-1", "+420603123456", "50 EUR&To=+1 100%"}));
    const auto requests = m_gateway.received();
    ASSERT_EQ(requests.size(), 1u);
    EXPECT_EQ(requests[0].headers.at("content-type"), "application/x-www-form-urlencoded");
    EXPECT_EQ(requests[0].headers.at("authorization"), "Bearer abc");
    EXPECT_EQ(requests[0].body, "To=%2b420603123456&From=Bank%20%26%20S%c3%b6hne&Body=50%20EUR%26To%3d%2b1%20100%25"
                                "&a%20b=r-1");
}

TEST_F(Texts, theirGatewaysAnswersAreToldApart)
{
    const std::map<int, std::optional<Kind>> expected{
        {200, std::nullopt},      {201, std::nullopt},      {202, std::nullopt},      {302, Kind::Unreachable},
        {400, Kind::Refused},     {401, Kind::Unreachable}, {403, Kind::Unreachable}, {404, Kind::Unreachable},
        {408, Kind::Unclear},     {409, Kind::Refused},     {422, Kind::Refused},     {425, Kind::Unclear},
        {429, Kind::Unreachable}, {500, Kind::Unclear},     {503, Kind::Unreachable}, {504, Kind::Unclear},
    };
    for (const auto& [status, kind] : expected) {
        m_gateway.answer({{.status = status, .headers = {{"Location", m_gateway.url("/elsewhere")}}}});
        EXPECT_EQ(refused(config()), kind) << status;
    }
    EXPECT_EQ(m_gateway.received().size(), expected.size()) << "a redirection is not followed";
}

TEST_F(Texts, waitAsLongAsTheirGatewayAsks)
{
    const std::map<std::string, std::chrono::seconds> expected{
        {"17", 17s}, {"0", 0s}, {"86400", 1h}, {"-5", 0s}, {"Wed, 21 Oct 2026 07:28:00 GMT", 0s}};
    for (const auto& [text, pause] : expected) {
        m_gateway.answer({{.status = 429, .headers = {{"Retry-After", text}}}});
        const auto sent = SmsClient(config()).send({"r-1", "+420603123456", "Hello"});
        ASSERT_FALSE(sent);
        EXPECT_EQ(sent.error().pause, pause) << text;
        EXPECT_EQ(sent.error().what, "The gateway answered 429.") << "its words may name somebody";
    }
}

TEST_F(Texts, ofWhichNobodyKnowsAreNotThoseThatNeverLeft)
{
    m_gateway.answer({{.pause = 30s}});
    auto hasty = config();
    hasty.patience = 300ms;
    EXPECT_EQ(refused(hasty), Kind::Unclear);
    auto distrusting = config();
    distrusting.authority = Certificates().authorityFile();
    EXPECT_EQ(refused(distrusting), Kind::Unreachable);
    auto plain = config();
    plain.url.replace(0, 8, "http://");
    EXPECT_EQ(refused(plain), Kind::Unreachable);
    m_gateway.kill();
    EXPECT_EQ(refused(config()), Kind::Unreachable);
}

TEST_F(Texts, bodiesThatNoRequestCanBeMadeOfAreMistakes)
{
    const auto mistake = [](const json::object& body, SmsConfig::Form form = SmsConfig::Form::Json) {
        return mistakeInSmsBody(body, form).value_or("");
    };
    EXPECT_EQ(mistake(config().body), "");
    EXPECT_EQ(mistake({{"to", "{to}"}}), "must contain {to} and {text}");
    for (const char* const text : {"{text} {name}", "{text", "{text}{"})
        EXPECT_EQ(mistake({{"to", "{to}"}, {"text", text}}),
                  "may have no placeholders but {to}, {from}, {text} and {reference}");
    EXPECT_EQ(mistake({{"to", "{to}"}, {"text", "{text}"}, {"n", 1}}, SmsConfig::Form::UrlEncoded),
              "must have texts only in a form");
}

} // namespace
} // namespace cf::test
