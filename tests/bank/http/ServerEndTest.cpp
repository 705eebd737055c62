// Endings: draining, destruction, clients and responses that come or leave at the wrong moment.
#include "tests/bank/http/ServerFixture.h"

#include <future>

namespace cf::test {

using http::Respond;
using http::Response;
using http::Server;

namespace {

constexpr std::string_view kGet = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

} // namespace

TEST_F(ServerFixture, drainAnswersWhatIsInFlightAndEndsTheIdle)
{
    Waiting waiting;
    Server server(config(), waiting.handler());
    TlsClient busy(server.port());
    TlsClient idle(server.port());
    busy.send(kGet);
    ASSERT_TRUE(eventually([&] { return waiting.count() == 1 && server.openConnections() == 2; }));
    auto drained = std::async(std::launch::async, [&] { server.drain(20s); });
    EXPECT_TRUE(idle.isEnded());
    EXPECT_THROW(TlsClient(server.port()), std::runtime_error); // nobody listens any more
    EXPECT_EQ(drained.wait_for(0s), std::future_status::timeout);
    waiting.take().front()(Response{});
    const auto reply = busy.receive();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 200);
    EXPECT_EQ(reply->headers.at("connection"), "close");
    EXPECT_TRUE(busy.isEnded());
    {
        const TlsClient leaving = std::move(busy);
        const TlsClient alsoLeaving = std::move(idle);
    }
    drained.get();
    EXPECT_EQ(server.openConnections(), 0u);
}

TEST_F(ServerFixture, drainAnswersTheNextRequestOfTheIdleInItsTime)
{
    http::ServerLimits patient;
    patient.drainIdle = 20s;
    Server server(config(patient), answerOk);
    TlsClient client(server.port());
    ASSERT_TRUE(client.get("/"));
    auto drained = std::async(std::launch::async, [&] { server.drain(20s); });
    EXPECT_TRUE(eventually([&] {
        try {
            return !TlsClient(server.port()).isConnected();
        } catch (const std::runtime_error&) {
            return true; // it drains
        }
    }));
    EXPECT_FALSE(client.waitReadable(500)); // longer than without that setting
    const auto reply = client.get("/");
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 200);
    EXPECT_EQ(reply->headers.at("connection"), "close");
    EXPECT_TRUE(client.isEnded());
    {
        const TlsClient leaving = std::move(client);
    }
    drained.get();
    EXPECT_EQ(server.openConnections(), 0u);
}

TEST_F(ServerFixture, anAnswerThatKeepsTheConnectionIsKeptToByADrain)
{
    Server server(config(), [](const http::Request& request, const Respond& respond) {
        Response response;
        response.body.assign(request.path == "/long" ? 16'000'000 : 2, 'x');
        respond(std::move(response));
    });
    TlsClient client(server.port());
    client.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(client.waitReadable(20'000)); // being written, and more than fits in the buffers
    auto drained = std::async(std::launch::async, [&] { server.drain(20s); });
    EXPECT_TRUE(eventually([&] {
        try {
            return !TlsClient(server.port()).isConnected();
        } catch (const std::runtime_error&) {
            return true;
        }
    }));
    client.send("GET /next HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto first = client.receive();
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(first->headers.at("connection"), "keep-alive");
    const auto second = client.receive();
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->headers.at("connection"), "close");
    drained.get();
}

TEST_F(ServerFixture, drainGivesUpAfterItsTimeout)
{
    Waiting waiting;
    Server server(config(), waiting.handler());
    TlsClient client(server.port());
    client.send(kGet);
    ASSERT_TRUE(eventually([&] { return waiting.count() == 1; }));
    server.drain(50ms);
    EXPECT_EQ(server.openConnections(), 1u);
}

TEST_F(ServerFixture, anAnswerForAClientThatLeftIsDropped)
{
    Waiting waiting;
    Server server(config(), waiting.handler());
    {
        TlsClient client(server.port());
        client.send(kGet);
        ASSERT_TRUE(eventually([&] { return waiting.count() == 1; }));
    }
    waiting.take().front()(Response{});
    EXPECT_TRUE(eventually([&] { return server.openConnections() == 0; }));
    waiting.handler();
    TlsClient next(server.port());
    next.send(kGet);
    ASSERT_TRUE(eventually([&] { return waiting.count() == 1; }));
    waiting.take().front()(Response{});
    EXPECT_TRUE(next.receive());
}

TEST_F(ServerFixture, anAnswerAfterTheServerIsGoneIsDropped)
{
    Waiting waiting;
    auto server = std::make_unique<Server>(config(), waiting.handler());
    TlsClient client(server->port());
    client.send(kGet);
    ASSERT_TRUE(eventually([&] { return waiting.count() == 1; }));
    server.reset();
    waiting.take().front()(Response{});
    EXPECT_FALSE(client.receive());
}

TEST_F(ServerFixture, answersRacingTheServersEndHarmNothing)
{
    for (int round = 0; round < 20; ++round) {
        Waiting waiting;
        auto server = std::make_unique<Server>(config(), waiting.handler());
        std::vector<TlsClient> clients;
        for (int i = 0; i < 8; ++i) {
            clients.emplace_back(server->port());
            clients.back().send(kGet);
        }
        ASSERT_TRUE(eventually([&] { return waiting.count() == clients.size(); }));
        std::thread elsewhere([responds = waiting.take()] {
            for (const Respond& respond : responds) {
                respond(Response{});
            }
        });
        server.reset();
        elsewhere.join();
    }
}

TEST_F(ServerFixture, aSecondAnswerIsIgnored)
{
    Server server(config(), [](const http::Request& request, const Respond& respond) {
        answerOk(request, respond);
        respond(Response{.status = 500});
    });
    TlsClient client(server.port());
    EXPECT_EQ(client.get("/")->status, 200);
    EXPECT_EQ(client.get("/")->status, 200);
}

} // namespace cf::test
