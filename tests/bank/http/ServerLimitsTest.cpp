// All the server's limits, and what a client sees on exceeding them.
#include "tests/bank/http/ServerFixture.h"

#include <boost/json.hpp>

namespace cf::test {

using http::Server;
using http::ServerLimits;

namespace {

//! Expects this status, and its problem with this code as the body.
void expectProblem(const std::optional<Reply>& reply, int status, std::string_view code, bool retryable)
{
    ASSERT_TRUE(reply) << "no answer";
    EXPECT_EQ(reply->status, status);
    EXPECT_EQ(reply->headers.at("content-type"), "application/problem+json");
    const boost::json::object problem = boost::json::parse(reply->body).as_object();
    EXPECT_EQ(problem.at("type"), "about:blank");
    EXPECT_FALSE(problem.at("title").as_string().empty());
    EXPECT_EQ(problem.at("status"), status);
    EXPECT_EQ(problem.at("code"), boost::json::string_view(code.data(), code.size()));
    EXPECT_EQ(problem.at("retryable"), retryable);
}

constexpr std::size_t kLongAnswer = 64u << 20; // far beyond the sockets' buffers

void answerAtLength(const http::Request&, const http::Respond& respond)
{
    http::Response response;
    response.body.assign(kLongAnswer, 'x');
    respond(std::move(response));
}

} // namespace

class RefusedRequests : public ServerFixture
{
protected:
    //! A server with small limits answers the bytes with the problem and ends the connection; the handler is not
    //! called.
    static void expectRefused(const std::string& bytes, int status, std::string_view code)
    {
        ServerLimits limits;
        limits.headerBytes = 2'000;
        limits.bodyBytes = 1'000;
        bool asked = false;
        Server server(config(limits), [&](const http::Request& request, const http::Respond& respond) {
            asked = true;
            answerOk(request, respond);
        });
        TlsClient client(server.port());
        EXPECT_TRUE(client.send(bytes)); // all of it, no reset in the middle
        const auto reply = client.receive();
        expectProblem(reply, status, code, false);
        EXPECT_EQ(reply->headers.at("connection"), "close");
        EXPECT_TRUE(client.isEnded());
        EXPECT_FALSE(asked);
    }
};

TEST_F(RefusedRequests, headersBeyondTheLimitAre431)
{
    expectRefused("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(3'000, 'a') + "\r\n\r\n", 431,
                  "headersTooLarge");
    expectRefused("GET /" + std::string(100'000, 'a'), 431, "headersTooLarge");
}

TEST_F(RefusedRequests, theWholeHeadCounts)
{
    const std::string start = "GET / HTTP/1.1\r\nHost: x\r\n";
    std::string many = start;
    for (int i = 0; many.size() < 1'900; ++i)
        many += "X-" + std::to_string(i) + ": y\r\n";
    expectRefused(many + "X: " + std::string(2'001 - many.size() - 7, 'a') + "\r\n\r\n", 431, "headersTooLarge");
    expectRefused("GET /" + std::string(2'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 431, "headersTooLarge");
}

TEST_F(ServerFixture, aHeadOfExactlyTheLimitIsServed)
{
    ServerLimits limits;
    limits.headerBytes = 5'000; // more than is read at a time
    Server server(config(limits), answerOk);
    TlsClient client(server.port());
    const std::string start = "GET / HTTP/1.1\r\nHost: x\r\nX: ";
    client.send(start + std::string(5'000 - start.size() - 4, 'a') + "\r\n\r\n");
    EXPECT_EQ(client.receive()->status, 200);
}

TEST_F(RefusedRequests, whatTwoProgramsCouldReadInTwoWaysIs400)
{
    const std::string start = "POST / HTTP/1.1\r\nHost: x\r\n";
    const std::string length = "Content-Length: 3\r\n";
    for (const std::string& bad : {
             length + length + "\r\nabc",                                 // twice, although equal
             length + "content-LENGTH: 3\r\n\r\nabc",                     //
             std::string("Content-Length: 3, 3\r\n\r\nabc"),              //
             std::string("Content-Length: +3\r\n\r\nabc"),                //
             std::string("Content-Length: 3 3\r\n\r\nabc"),               //
             std::string("Content-Length: 0x3\r\n\r\nabc"),               //
             std::string("Content-Length:\r\n\r\nabc"),                   //
             std::string("Content-Length: 99999999999999999999\r\n\r\n"), //
             std::string("Content-Length : 3\r\n\r\nabc"),                // a space before the colon
             std::string("Content-Length\t: 3\r\n\r\nabc"),               //
             std::string("X-A: b\r\n folded\r\n\r\n"),                    // obs-fold
             std::string("X-A: b\r\n\tfolded\r\n\r\n"),                   //
             std::string("X-A: b\r\n Content-Length: 3\r\n\r\nabc"),      //
             std::string("X-A: b\rContent-Length: 3\r\n\r\nabc"),         // CR alone
             std::string("X-A: b\nContent-Length: 3\r\n\r\nabc"),         // LF alone
             std::string("X-A: b\0c\r\n\r\n", 12),                        // NUL
             std::string("X-A: b\x7f\r\n\r\n"),                           //
             std::string("X-A: b\x01\r\n\r\n"),                           //
             std::string(": empty\r\n\r\n"),                              //
             std::string("no colon\r\n\r\n"),                             //
             std::string("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n"),
             std::string("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n"),
             std::string("Idempotency-Key: a\r\nIdempotency-Key: b\r\n\r\n"),
         }) {
        SCOPED_TRACE(bad);
        expectRefused(start + bad, 400, "malformedRequest");
    }
    for (const char* line : {"GET  / HTTP/1.1", " GET / HTTP/1.1", "GET / HTTP/1.1 ", "GET /\tHTTP/1.1",
                             "GET / HTTP/1.10", "GET / http/1.1", "GET / HTTP/2.0", "GET /", "G(T / HTTP/1.1",
                             "GET /\x01 HTTP/1.1", "GET /caf\xc3\xa9 HTTP/1.1"}) {
        SCOPED_TRACE(line);
        expectRefused(std::string(line) + "\r\nHost: x\r\n\r\n", 400, "malformedRequest");
    }
    expectRefused("GET / HTTP/1.1\nHost: x\n\n", 400, "malformedRequest");
    expectRefused("GET / HTTP/1.1\n", 400, "malformedRequest"); // at once, whatever may follow
}

TEST_F(RefusedRequests, aBodyBeyondTheLimitIs413)
{
    expectRefused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n", 413, "payloadTooLarge");
}

TEST_F(RefusedRequests, aClientThatSendsItsWholeBodyFirstStillSeesThe413)
{
    const std::string body(3'000'000, 'b');
    expectRefused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n" + body, 413, "payloadTooLarge");
}

TEST_F(RefusedRequests, chunkedBodiesAre411)
{
    expectRefused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 411,
                  "lengthRequired");
    expectRefused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 411, "lengthRequired");
}

TEST_F(RefusedRequests, ambiguousLengthsAre400)
{
    const std::string start = "POST / HTTP/1.1\r\nHost: x\r\n";
    const std::string length = "Content-Length: 3\r\n";
    expectRefused(start + length + "Transfer-Encoding: chunked\r\n\r\nabc", 400, "malformedRequest");
    expectRefused(start + "Transfer-Encoding: chunked\r\n" + length + "\r\nabc", 400, "malformedRequest");
    expectRefused(start + "Transfer-Encoding: gzip\r\n" + length + "\r\nabc", 400, "malformedRequest");
    expectRefused(start + length + "Content-Length: 4\r\n\r\nabc", 400, "malformedRequest");
    expectRefused(start + "Content-Length: -3\r\n\r\nabc", 400, "malformedRequest");
}

TEST_F(RefusedRequests, whatIsNotHttpIs400)
{
    expectRefused("hello there\r\n\r\n", 400, "malformedRequest");
    expectRefused("GET / HTTP/3.0\r\nHost: x\r\n\r\n", 400, "malformedRequest");
    expectRefused("GET / HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n", 400, "malformedRequest");
    expectRefused("GET / HTTP/1.1\r\n\r\n", 400, "malformedRequest");
    expectRefused("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400, "malformedRequest");
}

TEST_F(RefusedRequests, targetsThatMeanTwoThingsAre400)
{
    for (const char* target : {"http://x/", "*", "/a%2Fb", "/a%2", "/a%zz", "/a%00b", "/a#b"}) {
        SCOPED_TRACE(target);
        expectRefused("GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n", 400, "malformedRequest");
    }
}

TEST_F(ServerFixture, aBodyOfExactlyTheLimitIsServed)
{
    ServerLimits limits;
    limits.bodyBytes = 1'000;
    Server server(config(limits), answerOk);
    TlsClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + std::string(1'000, 'b'));
    EXPECT_EQ(client.receive()->status, 200);
}

TEST_F(ServerFixture, aRequestThatStopsHalfwayIs408)
{
    ServerLimits limits;
    limits.read = 200ms;
    Server server(config(limits), answerOk);
    for (const char* half : {"GET / HTTP/1.1\r\nHo", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc"}) {
        TlsClient client(server.port());
        client.send(half);
        expectProblem(client.receive(), 408, "requestTimeout", true);
        EXPECT_TRUE(client.isEnded());
    }
}

TEST_F(ServerFixture, bytesThatTrickleDoNotPutTheReadDeadlineOff)
{
    ServerLimits limits;
    limits.read = 300ms;
    Server server(config(limits), answerOk);
    TlsClient client(server.port());
    client.send("GET / HTTP/1.1\r\nX-Slow: ");
    const auto start = std::chrono::steady_clock::now();
    while (!client.waitReadable(20) && std::chrono::steady_clock::now() - start < 20s) {
        client.send("a");
    }
    expectProblem(client.receive(), 408, "requestTimeout", true);
}

TEST_F(ServerFixture, aHandshakeThatDoesNotComeEndsTheConnection)
{
    ServerLimits limits;
    limits.handshake = 100ms;
    Server server(config(limits), answerOk);
    EXPECT_EQ(plainExchange(server.port(), "\x16"), ""); // "", not nullopt: the server hangs up
}

TEST_F(ServerFixture, anIdleConnectionIsEnded)
{
    ServerLimits limits;
    limits.keepAlive = 100ms;
    Server server(config(limits), answerOk);
    TlsClient client(server.port());
    ASSERT_TRUE(client.get("/"));
    EXPECT_TRUE(client.isEnded());
}

TEST_F(ServerFixture, aHandlerThatNeverAnswersIs503)
{
    ServerLimits limits;
    limits.handler = 100ms;
    Waiting waiting;
    Server server(config(limits), waiting.handler());
    TlsClient client(server.port());
    expectProblem(client.get("/"), 503, "deadlineExceeded", true);
}

TEST_F(ServerFixture, whatIsNotAnsweredInTimeIsRetryableOnlyWhereItMayBeSentAgain)
{
    ServerLimits limits;
    limits.handler = 100ms;
    limits.repeatable = [](std::string_view method, std::string_view path) {
        return method == "POST" && path == "/again";
    };
    Waiting waiting;
    Server server(config(limits), waiting.handler());
    for (const auto& [path, retryable] : {std::pair("/again", true), std::pair("/once", false)}) {
        TlsClient client(server.port());
        client.send("POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        const auto reply = client.receive();
        expectProblem(reply, 503, "deadlineExceeded", retryable);
        EXPECT_EQ(reply->headers.count("retry-after"), retryable ? 1U : 0U) << path;
    }
}

TEST_F(ServerFixture, aLateAnswerDoesNotTouchTheNextRequestOfTheConnection)
{
    ServerLimits limits;
    limits.handler = 500ms;
    Waiting waiting;
    http::ServerConfig oneThread = config(limits);
    oneThread.threads = 1;
    Server server(oneThread, waiting.handler());
    TlsClient client(server.port());
    expectProblem(client.get("/first"), 503, "deadlineExceeded", true);
    client.send("GET /second HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(eventually([&] { return waiting.count() == 2; }));
    const auto responds = waiting.take();
    http::Response late;
    late.status = 201;
    responds[0](late);
    TlsClient other(server.port());
    other.send("not HTTP\r\n\r\n");
    EXPECT_TRUE(other.receive()); // by now the I/O thread has had the late answer
    responds[1](http::Response{});
    const auto reply = client.receive();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 200);
}

TEST_F(ServerFixture, aClientThatDoesNotReadItsAnswerIsCutOff)
{
    ServerLimits limits;
    limits.write = 200ms;
    Server server(config(limits), answerAtLength);
    TlsClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(client.waitReadable(20'000));
    EXPECT_TRUE(eventually([&] { return server.openConnections() == 0; }));
    EXPECT_FALSE(client.receive());
}

TEST_F(ServerFixture, aLongAnswerHasAsMuchTimeAsALineOfItsClientNeeds)
{
    ServerLimits limits;
    limits.write = 1500ms; // however loaded the machine is
    Server server(config(limits), answerAtLength);
    TlsClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto end = std::chrono::steady_clock::now() + 3 * limits.write;
    while (std::chrono::steady_clock::now() < end) {
        ASSERT_TRUE(client.readMore());
        std::this_thread::sleep_for(2ms);
    }
    const auto reply = client.receive();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body.size(), kLongAnswer);
}

TEST_F(ServerFixture, aClientThatTakesItsAnswerInDropsIsCutOff)
{
    ServerLimits limits;
    limits.write = 200ms;
    limits.bytesPerSecond = 64u << 20; // several times what this one reads
    Server server(config(limits), answerAtLength);
    TlsClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    while (client.readMore()) {
        std::this_thread::sleep_for(2ms);
    }
    EXPECT_FALSE(client.receive());
    EXPECT_TRUE(eventually([&] { return server.openConnections() == 0; }));
}

TEST_F(ServerFixture, connectionsBeyondTheLimitAreClosedAndTheOthersStay)
{
    ServerLimits limits;
    limits.connections = 2;
    Server server(config(limits), answerOk);
    TlsClient first(server.port());
    {
        TlsClient second(server.port());
        ASSERT_TRUE(second.get("/"));
        EXPECT_FALSE(TlsClient(server.port()).isConnected());
        EXPECT_TRUE(first.get("/"));
    }
    ASSERT_TRUE(eventually([&] { return server.openConnections() == 1; }));
    EXPECT_TRUE(TlsClient(server.port()).get("/")); // free again
}

} // namespace cf::test
