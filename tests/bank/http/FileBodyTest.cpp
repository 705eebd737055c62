// Bodies that carry a file: larger than others where the server allows it, and limited in number at a time.
#include "tests/bank/http/ServerFixture.h"

namespace cf::test {
namespace {

using http::Server;

std::string request(const std::string& path, std::size_t length)
{
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" +
           std::string(length, 'f');
}

class FileBodies : public ServerFixture
{
protected:
    static http::ServerLimits limits()
    {
        http::ServerLimits limits;
        limits.bodyBytes = 1'000;
        limits.largeAtOnce = 1;
        limits.unauthenticatedBody = 500; // a larger body takes a slot
        limits.largeBody = [](std::string_view method, std::string_view path) {
            return method == "POST" && path == "/files" ? std::size_t{5'000} : 0;
        };
        return limits;
    }

    static int statusOf(const Server& server, const std::string& bytes)
    {
        TlsClient client(server.port());
        EXPECT_TRUE(client.send(bytes));
        const auto reply = client.receive();
        return reply ? reply->status : 0;
    }
};

TEST_F(FileBodies, mayBeLargerThanOthers)
{
    Server server(config(limits()), answerOk);
    EXPECT_EQ(statusOf(server, request("/files", 5'000)), 200);
    EXPECT_EQ(statusOf(server, request("/files", 5'001)), 413);
    EXPECT_EQ(statusOf(server, request("/others", 1'000)), 200);
    EXPECT_EQ(statusOf(server, request("/others", 1'001)), 413);
}

TEST_F(FileBodies, beyondThoseThatTheServerHoldsAreAskedToComeAgain)
{
    Waiting waiting;
    Server server(config(limits()), waiting.handler());
    TlsClient first(server.port());
    ASSERT_TRUE(first.send(request("/files", 4'000)));
    ASSERT_TRUE(eventually([&] { return waiting.count() == 1; }));
    EXPECT_EQ(statusOf(server, request("/files", 4'000)), 503);

    for (auto& respond : waiting.take())
        respond({});
    ASSERT_TRUE(first.receive().has_value());
    TlsClient next(server.port());
    ASSERT_TRUE(next.send(request("/files", 4'000)));
    EXPECT_TRUE(eventually([&] { return waiting.count() == 1; })) << "the slot was not released";
    for (auto& respond : waiting.take())
        respond({});
}

} // namespace
} // namespace cf::test
