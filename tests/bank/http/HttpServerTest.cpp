// The HTTPS server as a client sees it: requests, responses, TLS and client certificates.
#include "tests/bank/http/ServerFixture.h"

namespace cf::test {

using http::Request;
using http::Respond;
using http::Response;
using http::Server;

TEST_F(ServerFixture, theHandlerSeesPathQueryHeadersAndBody)
{
    Request seen;
    Server server(config(), [&](Request request, const Respond& respond) {
        seen = request;
        answerOk(request, respond);
    });
    TlsClient client(server.port());
    client.send("POST /v1/caf%C3%A9?q=a%20b HTTP/1.1\r\nHost: localhost\r\nX-Twice: one\r\nx-twice: two\r\n"
                "Content-Length: 5\r\n\r\nhello");
    const auto reply = client.receive();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 200);
    EXPECT_EQ(seen.method, "POST");
    EXPECT_EQ(seen.path, "/v1/caf\xc3\xa9");
    EXPECT_EQ(seen.query, "q=a%20b");
    EXPECT_EQ(seen.headers.count("x-twice"), 2u);
    EXPECT_EQ(seen.body, "hello");
    EXPECT_EQ(seen.peerAddress, "127.0.0.1");
}

TEST_F(ServerFixture, everyAnswerCarriesTheServersHeaders)
{
    Server server(config(), [](const Request&, const Respond& respond) {
        Response response;
        response.status = 201;
        response.body = "{}";
        response.headers = {
            {"ETag", "\"7\""}, {"Content-Length", "99"}, {"Server", "boast"}, {"cache-control", "public"}};
        respond(response);
    });
    TlsClient client(server.port());
    const auto reply = client.get("/");
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 201);
    EXPECT_EQ(reply->headers.at("content-length"), "2");
    EXPECT_EQ(reply->headers.at("content-type"), "application/json; charset=utf-8");
    EXPECT_EQ(reply->headers.at("cache-control"), "no-store");
    EXPECT_EQ(reply->headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(reply->headers.at("strict-transport-security"), "max-age=31536000");
    EXPECT_EQ(reply->headers.at("connection"), "keep-alive");
    EXPECT_EQ(reply->headers.at("etag"), "\"7\"");
    EXPECT_EQ(reply->headers.at("date").size(), 29u);
    EXPECT_EQ(reply->headers.count("server"), 0u);
}

TEST_F(ServerFixture, aConnectionServesRequestAfterRequestAlsoWhenTheyComeTogether)
{
    Server server(config(), [](const Request& request, const Respond& respond) {
        Response response;
        response.body = request.path;
        respond(response);
    });
    TlsClient client(server.port());
    for (int i = 0; i < 20; ++i) {
        ASSERT_EQ(client.get("/" + std::to_string(i))->body, "/" + std::to_string(i));
    }
    EXPECT_EQ(server.openConnections(), 1u);
    client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(client.receive()->body, "/a");
    const auto last = client.receive();
    EXPECT_EQ(last->body, "/b");
    EXPECT_EQ(last->headers.at("connection"), "close");
    EXPECT_TRUE(client.isEnded());
}

TEST_F(ServerFixture, closeInAnyConnectionFieldEndsTheConnection)
{
    Server server(config(), answerOk);
    for (const char* fields : {"Connection: keep-alive\r\nConnection: close\r\n",
                               "Connection: Close, x\r\nConnection: y\r\n", "Connection: @, close\r\n"}) {
        TlsClient client(server.port());
        client.send("GET / HTTP/1.1\r\nHost: x\r\n" + std::string(fields) + "\r\n");
        const auto reply = client.receive();
        ASSERT_TRUE(reply) << fields;
        EXPECT_EQ(reply->headers.at("connection"), "close") << fields;
    }
}

TEST_F(ServerFixture, headTellsTheLengthAndSendsNoBody)
{
    Server server(config(), answerOk);
    TlsClient client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const auto reply = client.receive(true);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->headers.at("content-length"), "2");
    const auto next = client.get("/"); // its response starts right after the head
    ASSERT_TRUE(next);
    EXPECT_EQ(next->status, 200);
    EXPECT_EQ(next->body, "{}");
}

TEST_F(ServerFixture, aClientThatWaitsToContinueIsToldTo)
{
    Server server(config(), answerOk);
    TlsClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.receive()->status, 100);
    client.send("abc");
    EXPECT_EQ(client.receive()->status, 200);
}

TEST_F(ServerFixture, aHandlerThatThrowsIsA500WithoutDetail)
{
    Server server(config(), [](const Request&, const Respond&) { throw std::runtime_error("password=hunter2"); });
    TlsClient client(server.port());
    const auto reply = client.get("/");
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 500);
    EXPECT_EQ(reply->headers.at("content-type"), "application/problem+json");
    EXPECT_EQ(reply->body, R"({"type":"about:blank","title":"Internal Server Error","status":500,)"
                           R"("code":"internalError","retryable":false,"traceId":")" +
                               reply->headers.at("x-trace-id") + R"("})");
    EXPECT_EQ(reply->headers.at("x-trace-id").size(), 32U);
}

TEST_F(ServerFixture, aHeaderThatWouldSplitTheAnswerIsNeverSent)
{
    Server server(config(), [](const Request&, const Respond& respond) {
        Response response;
        response.headers = {{"Location", "/x\r\nSet-Cookie: a=b"}};
        respond(response);
    });
    TlsClient client(server.port());
    const auto reply = client.get("/");
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 500);
    EXPECT_EQ(reply->headers.count("set-cookie"), 0u);
}

TEST_F(ServerFixture, aClientIsKnownByTheFingerprintOfItsSelfSignedCertificate)
{
    std::string seen;
    Server server(config(), [&](const Request& request, const Respond& respond) {
        seen = request.clientCertificateSha256;
        answerOk(request, respond);
    });
    const auto now = std::chrono::system_clock::now();
    TlsClient::Options options;
    // Expired as well: the certificate only carries the key.
    options.certificate = platform::CertificateAuthority::selfSigned({"device"}, now - 48h, now - 24h);
    for (const bool tls12 : {false, true}) {
        options.tls12Only = tls12;
        TlsClient client(server.port(), options);
        ASSERT_TRUE(client.get("/"));
        EXPECT_EQ(client.protocol(), tls12 ? "TLSv1.2" : "TLSv1.3");
        EXPECT_EQ(seen, client.certificateSha256());
        EXPECT_FALSE(client.hasResumableSession()); // a resumed session would not prove the key again
    }
    TlsClient stranger(server.port());
    ASSERT_TRUE(stranger.get("/"));
    EXPECT_EQ(seen, "");
}

TEST_F(ServerFixture, tls11IsRefused)
{
    Server server(config(), answerOk);
    TlsClient::Options options;
    options.tls11Only = true;
    EXPECT_FALSE(TlsClient(server.port(), options).isConnected());
    EXPECT_TRUE(eventually([&] { return server.openConnections() == 0; }));
}

TEST_F(ServerFixture, plainHttpGetsNoHttpAnswer)
{
    Server server(config(), answerOk);
    const auto received = plainExchange(server.port(), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    ASSERT_TRUE(received);
    EXPECT_EQ(received->find("HTTP"), std::string::npos);
}

TEST_F(ServerFixture, fiveHundredConnectionsAtOnceAreEachAnswered)
{
    constexpr std::size_t kClients = 500;
    Waiting waiting;
    Server server(config(), waiting.handler());
    std::vector<TlsClient> clients;
    for (std::size_t i = 0; i < kClients; ++i) {
        clients.emplace_back(server.port());
        ASSERT_TRUE(clients.back().send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }
    ASSERT_TRUE(eventually([&] { return waiting.count() == kClients; }));
    EXPECT_EQ(server.openConnections(), kClients);
    std::thread elsewhere([&] {
        for (const Respond& respond : waiting.take()) {
            respond(Response{});
        }
    });
    for (TlsClient& client : clients) {
        const auto reply = client.receive();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 200);
    }
    elsewhere.join();
}

TEST_F(ServerFixture, setUpErrorsNameTheFileOrAddress)
{
    const auto messageOf = [](const http::ServerConfig& bad) {
        try {
            Server server(bad, answerOk);
        } catch (const std::runtime_error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    http::ServerConfig missing = config();
    missing.certificateChain = "/nowhere/server.pem";
    EXPECT_NE(messageOf(missing).find("/nowhere/server.pem"), std::string::npos);
    http::ServerConfig mismatched = config();
    mismatched.privateKey = certificates().make(CertificateKind::WrongHost).key;
    EXPECT_NE(messageOf(mismatched).find(mismatched.privateKey.string()), std::string::npos);
    Server first(config(), answerOk);
    http::ServerConfig taken = config();
    taken.port = first.port();
    EXPECT_NE(messageOf(taken).find("127.0.0.1 port " + std::to_string(first.port())), std::string::npos);
}

} // namespace cf::test
