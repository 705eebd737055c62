// Responses that are made while they are sent: framing, back-pressure, deadlines and endings.
#include "tests/bank/http/ServerFixture.h"

#include <condition_variable>
#include <deque>
#include <future>

namespace cf::test {

using http::Respond;
using http::Response;
using http::Server;
using http::ServerLimits;

namespace {

constexpr std::string_view kPost = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";

//! Its pieces are put in by the test; counts how many were taken, and says when it is destroyed.
class Pieces : public http::BodyStream
{
public:
    struct State
    {
        std::mutex mutex;
        std::deque<std::string> pieces; //!< An empty one is the end.
        std::function<void()> ready;
        std::atomic<std::size_t> taken = 0;
        std::atomic<bool> destroyed = false;

        void put(std::string piece)
        {
            std::function<void()> call;
            {
                const std::lock_guard lock(mutex);
                pieces.push_back(std::move(piece));
                call = std::exchange(ready, {});
            }
            if (call) {
                call();
            }
        }
    };

    explicit Pieces(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
    }
    ~Pieces() override { m_state->destroyed = true; }

    void whenReady(std::function<void()> ready) override
    {
        {
            const std::lock_guard lock(m_state->mutex);
            if (m_state->pieces.empty()) {
                m_state->ready = std::move(ready);
                return;
            }
        }
        ready();
    }

    std::string take() override
    {
        const std::lock_guard lock(m_state->mutex);
        std::string piece = std::move(m_state->pieces.front());
        m_state->pieces.pop_front();
        ++m_state->taken;
        if (piece == "throw") {
            throw std::runtime_error("as the test wants");
        }
        return piece;
    }

private:
    const std::shared_ptr<State> m_state;
};

class Streams : public ServerFixture
{
protected:
    http::Handler streaming()
    {
        return [this](const http::Request&, const Respond& respond) {
            Response response;
            response.contentType = "application/x-ndjson";
            response.stream = std::make_shared<Pieces>(m_state);
            respond(std::move(response));
        };
    }

    void putAll(std::initializer_list<const char*> pieces)
    {
        for (const char* piece : pieces) {
            m_state->put(piece);
        }
    }

    const std::shared_ptr<Pieces::State> m_state = std::make_shared<Pieces::State>();
};

} // namespace

TEST_F(Streams, arriveInChunksAsTheyAreMade)
{
    Server server(config(), streaming());
    TlsClient client(server.port());
    client.send(kPost);
    const auto head = client.receiveHead(); // before any piece is there
    ASSERT_TRUE(head);
    EXPECT_EQ(head->status, 200);
    EXPECT_EQ(head->headers.at("transfer-encoding"), "chunked");
    EXPECT_EQ(head->headers.at("content-type"), "application/x-ndjson");
    EXPECT_EQ(head->headers.at("connection"), "keep-alive");
    EXPECT_EQ(head->headers.count("content-length"), 0u);
    m_state->put("{\"first\":1}\n");
    EXPECT_EQ(client.receiveChunk(), "{\"first\":1}\n");
    const std::string longer(40'000, 'x');
    m_state->put(longer);
    EXPECT_EQ(client.receiveChunk(), longer);
    EXPECT_FALSE(m_state->destroyed);
    m_state->put("");
    EXPECT_EQ(client.receiveChunk(), "");
    EXPECT_TRUE(eventually([&] { return m_state->destroyed.load(); }));
}

TEST_F(Streams, leaveTheConnectionReadyForTheNextRequest)
{
    Server server(config(), streaming());
    TlsClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        putAll({"a", "b", ""});
        client.send(kPost);
        const auto reply = client.receive();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->body, "ab");
    }
    EXPECT_EQ(server.openConnections(), 1u);
}

TEST_F(Streams, ofNoPieceAreEmpty)
{
    m_state->put("");
    Server server(config(), streaming());
    TlsClient client(server.port());
    client.send(kPost);
    EXPECT_EQ(client.receive()->body, "");
}

TEST_F(Streams, endWithTheConnectionForAClientWithoutChunks)
{
    putAll({"one\n", "two\n", ""});
    Server server(config(), streaming());
    TlsClient client(server.port());
    client.send("POST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n");
    const auto head = client.receiveHead();
    ASSERT_TRUE(head);
    EXPECT_EQ(head->headers.count("transfer-encoding"), 0u);
    EXPECT_EQ(head->headers.count("content-length"), 0u);
    EXPECT_EQ(head->headers.at("connection"), "close");
    EXPECT_EQ(client.receiveToEnd(), "one\ntwo\n");
}

TEST_F(Streams, haveNoBodyForHead)
{
    Server server(config(), streaming());
    TlsClient client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const auto reply = client.receive(true);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->headers.at("transfer-encoding"), "chunked");
    EXPECT_TRUE(eventually([&] { return m_state->destroyed.load(); }));
    EXPECT_EQ(m_state->taken, 0u);
}

TEST_F(Streams, makeNoMorePiecesThanTheClientTakes)
{
    const std::size_t most = 4'000;
    for (std::size_t i = 0; i < most; ++i) {
        m_state->put(std::string(16 * 1024, 'x'));
    }
    m_state->put("");
    Server server(config(), streaming());
    TlsClient client(server.port());
    client.send(kPost);
    ASSERT_TRUE(client.receiveHead());
    std::size_t before = 0; // until the buffers of both sides are full
    ASSERT_TRUE(eventually([&] {
        std::this_thread::sleep_for(100ms);
        const std::size_t earlier = std::exchange(before, m_state->taken.load());
        return before == earlier && before > 0;
    }));
    EXPECT_LT(before, most);
    std::size_t size = 0;
    for (auto chunk = client.receiveChunk(); chunk && !chunk->empty(); chunk = client.receiveChunk()) {
        size += chunk->size();
    }
    EXPECT_EQ(size, most * 16 * 1024);
}

TEST_F(Streams, endWhenTheClientTakesNothing)
{
    for (int i = 0; i < 4'000; ++i) {
        m_state->put(std::string(16 * 1024, 'x'));
    }
    ServerLimits limits;
    limits.write = 300ms;
    Server server(config(limits), streaming());
    TlsClient client(server.port());
    client.send(kPost);
    ASSERT_TRUE(client.receiveHead());
    EXPECT_TRUE(eventually([&] { return m_state->destroyed.load(); }));
    EXPECT_LT(m_state->taken, 4'000u);
}

//! The rate is asked of the client, not of what makes the pieces.
TEST_F(Streams, mayBeMadeSlowly)
{
    ServerLimits limits;
    limits.write = 100ms;
    Server server(config(limits), streaming());
    TlsClient client(server.port());
    client.send(kPost);
    ASSERT_TRUE(client.receiveHead());
    for (int i = 0; i < 4; ++i) {
        std::this_thread::sleep_for(80ms);
        m_state->put("x");
        ASSERT_EQ(client.receiveChunk(), "x");
    }
    m_state->put("");
    EXPECT_EQ(client.receiveChunk(), "");
}

TEST_F(Streams, areDestroyedWhenTheClientHasHungUp)
{
    Server server(config(), streaming());
    {
        TlsClient client(server.port());
        client.send(kPost);
        ASSERT_TRUE(client.receiveHead());
    }
    ASSERT_TRUE(eventually([&] {
        m_state->put("x"); // noticed when it is sent
        return m_state->destroyed.load();
    }));
}

TEST_F(Streams, areCutOffVisiblyWhenAPieceIsLate)
{
    ServerLimits limits;
    limits.handler = 100ms;
    Server server(config(limits), streaming());
    TlsClient client(server.port());
    m_state->put("x");
    client.send(kPost);
    ASSERT_TRUE(client.receiveHead());
    EXPECT_EQ(client.receiveChunk(), "x");
    EXPECT_EQ(client.receiveChunk(), std::nullopt);
    EXPECT_FALSE(client.isEnded()) << "that would look like a proper end";
    EXPECT_TRUE(m_state->destroyed);
}

TEST_F(Streams, areCutOffVisiblyWhenAPieceCannotBeMade)
{
    putAll({"x", "throw"});
    Server server(config(), streaming());
    TlsClient client(server.port());
    client.send(kPost);
    ASSERT_TRUE(client.receiveHead());
    EXPECT_EQ(client.receiveChunk(), "x");
    EXPECT_EQ(client.receiveChunk(), std::nullopt);
    EXPECT_FALSE(client.isEnded());
}

TEST_F(Streams, holdNoPlaceOfTheBodyTheyAnswer)
{
    ServerLimits limits;
    limits.unauthenticatedBody = 100;
    limits.bodyBytes = 1'000;
    limits.bodiesBytes = 1'000;
    limits.largeBody = [](std::string_view, std::string_view) { return std::size_t{5'000}; };
    limits.largeAtOnce = 1;
    Server server(config(limits), streaming());
    std::vector<TlsClient> waiting; // for pieces that do not come
    for (const std::size_t size : {5'000, 5'000, 1'000, 1'000}) {
        waiting.emplace_back(server.port());
        waiting.back().send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(size) +
                            "\r\n\r\n" + std::string(size, 'a'));
        const auto head = waiting.back().receiveHead();
        ASSERT_TRUE(head);
        EXPECT_EQ(head->status, 200) << size;
    }
}

TEST_F(Streams, areFinishedByADrain)
{
    Server server(config(), streaming());
    TlsClient client(server.port());
    client.send(kPost);
    ASSERT_TRUE(client.receiveHead());
    auto drained = std::async(std::launch::async, [&] { server.drain(20s); });
    EXPECT_EQ(drained.wait_for(50ms), std::future_status::timeout);
    putAll({"x", ""});
    EXPECT_EQ(client.receiveChunk(), "x");
    EXPECT_EQ(client.receiveChunk(), "");
    EXPECT_TRUE(client.isEnded());
    {
        const TlsClient leaving = std::move(client);
    }
    drained.get();
    EXPECT_EQ(server.openConnections(), 0u);
}

TEST_F(Streams, areDestroyedWithTheServerAndTakeLatePiecesQuietly)
{
    {
        Server server(config(), streaming());
        TlsClient client(server.port());
        client.send(kPost);
        ASSERT_TRUE(client.receiveHead());
        ASSERT_TRUE(eventually([&] {
            const std::lock_guard lock(m_state->mutex);
            return bool(m_state->ready);
        }));
    }
    EXPECT_TRUE(m_state->destroyed);
    m_state->put("late");
}

} // namespace cf::test
