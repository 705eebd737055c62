// Behind a proxy: its header names the client, and nobody else's does.
#include "services/bank/platform/http/ProxyHeader.h"
#include "tests/bank/http/ServerFixture.h"

namespace cf::test {
namespace {

using http::Server;
using http::ServerLimits;

const std::string kSignature("\r\n\r\n\0\r\nQUIT\n", 12);

std::string header(char command, char transport, const std::string& rest)
{
    return kSignature + command + transport + static_cast<char>(rest.size() / 256) +
           static_cast<char>(rest.size() % 256) + rest;
}

//! Of a client at 192.0.2.`last`.
std::string proxiedFrom(char last, const std::string& more = {})
{
    return header('\x21', '\x11',
                  std::string("\xc0\x00\x02", 3) + last + std::string("\x7f\x00\x00\x01\x30\x39\x20\xfb", 8) + more);
}

std::string proxiedFromIpv6(const std::string& address)
{
    return header('\x21', '\x21', address + std::string(16, '\1') + "\x30\x39\x20\xfb");
}

std::optional<std::string> clientIn(const std::string& bytes)
{
    return http::proxiedClient(bytes.substr(0, http::kProxyPrologue), bytes.substr(http::kProxyPrologue));
}

void answerWithPeer(const http::Request& request, const http::Respond& respond)
{
    http::Response response;
    response.body = "\"" + request.peerAddress + "\"";
    respond(std::move(response));
}

class Proxied : public ServerFixture
{
protected:
    static http::ServerConfig behindAProxy(const ServerLimits& limits = {})
    {
        http::ServerConfig proxied = config(limits);
        proxied.proxies = {"127.0.0.1"};
        return proxied;
    }

    static std::string peerSeenBy(const Server& server, const std::string& first)
    {
        TlsClient client(server.port(), {.first = first});
        const auto reply = client.isConnected() ? client.get("/") : std::nullopt;
        return reply ? reply->body : "no answer";
    }
};

} // namespace

TEST_F(Proxied, theClientIsWhoTheProxySays)
{
    const Server server(behindAProxy(), answerWithPeer);
    EXPECT_EQ(peerSeenBy(server, proxiedFrom('\7')), "\"192.0.2.7\"");
    EXPECT_EQ(peerSeenBy(server, proxiedFrom('\7', std::string("\x03\x00\x04"
                                                               "abcd",
                                                               7))),
              "\"192.0.2.7\"");
    EXPECT_EQ(peerSeenBy(server, header('\x20', '\0', "")), "\"127.0.0.1\"") << "it asks for itself";
}

TEST_F(Proxied, withoutItsHeaderAProxyIsNotServed)
{
    const Server server(behindAProxy(), answerWithPeer);
    EXPECT_EQ(peerSeenBy(server, "PROXY TCP4 192.0.2.7 127.0.0.1 12345 8443\r\n"), "no answer");
    EXPECT_EQ(peerSeenBy(server, ""), "no answer");
}

TEST_F(Proxied, whoIsNoProxyNamesNobody)
{
    const Server server(config(), answerWithPeer);
    EXPECT_EQ(peerSeenBy(server, proxiedFrom('\7')), "no answer");
    EXPECT_EQ(peerSeenBy(server, ""), "\"127.0.0.1\"");
}

TEST_F(Proxied, eachClientOfAProxyHasItsOwnBound)
{
    ServerLimits limits;
    limits.connectionsPerAddress = 1;
    const Server server(behindAProxy(limits), answerOk);
    TlsClient first(server.port(), {.first = proxiedFrom('\7')});
    ASSERT_TRUE(first.get("/"));
    EXPECT_FALSE(TlsClient(server.port(), {.first = proxiedFrom('\7')}).isConnected());
    EXPECT_TRUE(TlsClient(server.port(), {.first = proxiedFrom('\10')}).isConnected());
}

TEST(ProxyHeader, addressesAreReadAsTheyAreWritten)
{
    EXPECT_EQ(clientIn(proxiedFrom('\7')), "192.0.2.7");
    EXPECT_EQ(clientIn(proxiedFromIpv6(std::string("\x20\x01\x0d\xb8", 4) + std::string(11, '\0') + '\1')),
              "2001:db8::1");
    EXPECT_EQ(clientIn(proxiedFromIpv6(std::string(10, '\0') + "\xff\xff" + std::string("\xc0\x00\x02\x07", 4))),
              "192.0.2.7");
    EXPECT_EQ(clientIn(header('\x20', '\x11', std::string(12, '\1'))), "");
}

TEST(ProxyHeader, whatIsNoneIsRefused)
{
    EXPECT_FALSE(clientIn(header('\x11', '\x11', std::string(12, '\1')))) << "version 1";
    EXPECT_FALSE(clientIn(header('\x22', '\x11', std::string(12, '\1')))) << "an unknown command";
    EXPECT_FALSE(clientIn(header('\x21', '\x12', std::string(12, '\1')))) << "UDP";
    EXPECT_FALSE(clientIn(header('\x21', '\x11', std::string(11, '\1')))) << "cut short";
    EXPECT_FALSE(clientIn(header('\x21', '\x21', std::string(35, '\1')))) << "cut short";
    EXPECT_FALSE(clientIn(proxiedFrom('\7') + "more")) << "longer than it says";
    std::string foreign = proxiedFrom('\7');
    foreign[5] = 'x';
    EXPECT_FALSE(clientIn(foreign));
    EXPECT_EQ(http::proxyRest(header('\x21', '\x11', std::string(1'024, '\1')).substr(0, 16)), 1'024U);
    EXPECT_FALSE(http::proxyRest(header('\x21', '\x11', std::string(1'025, '\1')).substr(0, 16)));
    EXPECT_FALSE(http::proxyRest("short"));
}

} // namespace cf::test
