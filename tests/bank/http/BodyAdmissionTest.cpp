// Who may send a body larger than signing in needs, how fast it must arrive, and the limit for all together.
#include "tests/bank/http/ServerFixture.h"

namespace cf::test {
namespace {

using http::Request;
using http::Respond;
using http::Server;
using http::ServerLimits;

std::string headOf(std::size_t length, const std::string& fields = {}, const std::string& path = "/")
{
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + fields + "Content-Length: " + std::to_string(length) +
           "\r\n\r\n";
}

const std::string kKnown = "Authorization: Bearer known\r\n";

class BodyAdmission : public ServerFixture
{
protected:
    //! Bodies of more than 1,000 bytes require authentication.
    ServerLimits limits()
    {
        ServerLimits limits;
        limits.unauthenticatedBody = 1'000;
        limits.bodyBytes = 10'000;
        limits.admit = [this](const Request& head, const Respond& respond) {
            ++m_asked;
            EXPECT_TRUE(head.body.empty());
            http::Response response;
            response.status = head.header("authorization") == "Bearer known" ? 100 : 401;
            respond(response);
        };
        return limits;
    }

    std::atomic<int> m_asked = 0;
};

} // namespace

TEST_F(BodyAdmission, aStrangersLargeBodyIsNotWaitedFor)
{
    Server server(config(limits()), answerOk);
    TlsClient client(server.port());
    client.send(headOf(5'000)); // and nothing of the body
    const auto reply = client.receive();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 401);
    EXPECT_EQ(reply->headers.at("connection"), "close");
}

TEST_F(BodyAdmission, whoIsKnownSendsItAndSmallOnesAreNotAskedAbout)
{
    Server server(config(limits()), [](const Request& request, const Respond& respond) {
        http::Response response;
        response.body = std::to_string(request.body.size());
        respond(response);
    });
    TlsClient client(server.port());
    client.send(headOf(1'000) + std::string(1'000, 'a'));
    EXPECT_EQ(client.receive()->body, "1000");
    EXPECT_EQ(m_asked, 0);
    client.send(headOf(5'000, kKnown) + std::string(5'000, 'a'));
    EXPECT_EQ(client.receive()->body, "5000");
    client.send(headOf(5'000, kKnown + "Expect: 100-continue\r\n"));
    EXPECT_EQ(client.receive()->status, 100);
    client.send(std::string(5'000, 'a'));
    EXPECT_EQ(client.receive()->body, "5000");
    EXPECT_EQ(m_asked, 2);
}

TEST_F(BodyAdmission, aBodyThatComesTooSlowlyGivesItsPlaceUp)
{
    ServerLimits slow = limits();
    slow.bytesPerSecond = 100'000;
    slow.slowStart = 100ms;
    Server server(config(slow), answerOk);
    TlsClient client(server.port());
    client.send(headOf(10'000, kKnown));
    const auto begun = std::chrono::steady_clock::now();
    while (!client.waitReadable(20) && std::chrono::steady_clock::now() - begun < 10s)
        client.send("a");
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s) << "long before the 15 s that a body may take";
    EXPECT_EQ(client.receive()->status, 408);
}

TEST_F(BodyAdmission, allBodiesTogetherAreBounded)
{
    ServerLimits few = limits();
    few.bodiesBytes = 12'000;
    Waiting waiting;
    Server server(config(few), waiting.handler());
    TlsClient first(server.port());
    first.send(headOf(10'000, kKnown) + std::string(10'000, 'a'));
    ASSERT_TRUE(eventually([&] { return waiting.count() == 1; }));
    TlsClient second(server.port());
    second.send(headOf(10'000, kKnown));
    const auto refused = second.receive();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 503);
    EXPECT_EQ(refused->headers.at("retry-after"), "1");
    for (auto& respond : waiting.take())
        respond({});
    ASSERT_TRUE(first.receive());
    TlsClient third(server.port());
    third.send(headOf(10'000, kKnown) + std::string(10'000, 'a'));
    EXPECT_TRUE(eventually([&] { return waiting.count() == 1; })) << "given back";
    for (auto& respond : waiting.take())
        respond({});
}

TEST_F(BodyAdmission, oneDeviceDoesNotTakeAllPlacesOfFiles)
{
    ServerLimits files = limits();
    files.largeAtOnce = 3;
    files.largePerDevice = 2;
    files.largeBody = [](std::string_view, std::string_view path) {
        return path == "/files" ? std::size_t{50'000} : 0;
    };
    Waiting waiting;
    Server server(config(files), waiting.handler());
    const auto now = std::chrono::system_clock::now();
    const auto device = platform::CertificateAuthority::selfSigned({"device"}, now - 1h, now + 1h);
    const std::string request = headOf(20'000, kKnown, "/files") + std::string(20'000, 'f');
    std::vector<TlsClient> greedy;
    for (int i = 0; i < 3; ++i) {
        greedy.emplace_back(server.port(), TlsClient::Options{.certificate = device, .trust = {}});
        greedy.back().send(request);
        ASSERT_TRUE(i == 2 || eventually([&] { return waiting.count() == static_cast<std::size_t>(i) + 1; }));
    }
    EXPECT_EQ(greedy[2].receive()->status, 503);
    TlsClient other(server.port());
    other.send(request);
    EXPECT_TRUE(eventually([&] { return waiting.count() == 3; }));
    for (auto& respond : waiting.take())
        respond({});
}

TEST_F(BodyAdmission, longHeadsOfStrangersAreBoundedTogether)
{
    ServerLimits few = limits();
    few.headerBytes = 16'000;
    few.headsBytes = 16'000;
    Server server(config(few), answerOk);
    TlsClient first(server.port());
    first.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(8'000, 'a'));
    TlsClient second(server.port());
    second.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(second.receive()->status, 200) << "an ordinary short head takes no share";
    int status = 0;
    EXPECT_TRUE(eventually([&] { // the first takes its share once the server has read that much of it
        TlsClient third(server.port());
        third.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(8'000, 'a') + "\r\n\r\n");
        const auto reply = third.receive();
        status = reply ? reply->status : 0;
        return status == 503;
    })) << status;
    first.send("\r\n\r\n");
    EXPECT_EQ(first.receive()->status, 200);
}

} // namespace cf::test
