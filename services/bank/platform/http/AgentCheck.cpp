#include "services/bank/platform/http/AgentCheck.h"

#include "services/bank/platform/http/Listening.h"
#include "services/bank/platform/http/Peer.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <thread>

namespace cf::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds kAgentPause{50}; // accepting failed for want of descriptors

} // namespace

class AgentCheck::Impl
{
public:
    Impl(const AgentConfig& config, Weight weight)
        : m_proxies(config.proxies)
        , m_weight(std::move(weight))
        , m_acceptor(listeningOn(m_context, config.address, config.port))
        , m_pause(m_context)
        , m_port(m_acceptor.local_endpoint().port())
    {
        accept();
        m_thread = std::thread([this] { m_context.run(); });
    }

    ~Impl()
    {
        m_context.stop();
        m_thread.join();
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    std::uint16_t port() const { return m_port; }

private:
    void accept()
    {
        m_acceptor.async_accept([this](const error_code& error, tcp::socket socket) {
            if (!error) {
                answer(std::move(socket));
                accept();
                return;
            }
            m_pause.expires_after(kAgentPause);
            m_pause.async_wait([this](const error_code&) { accept(); });
        });
    }

    // A few bytes find room in any new connection, so nothing waits for the proxy.
    void answer(tcp::socket socket)
    {
        if (!m_proxies.contains(peerAddress(socket)))
            return;
        error_code ignored;
        socket.non_blocking(true, ignored);
        asio::write(socket, asio::buffer("up " + std::to_string(m_weight()) + "%\n"), ignored);
        socket.shutdown(tcp::socket::shutdown_send, ignored);
    }

    const std::set<std::string> m_proxies;
    const Weight m_weight;
    asio::io_context m_context{1};
    tcp::acceptor m_acceptor;
    asio::steady_timer m_pause;
    const std::uint16_t m_port;
    std::thread m_thread;
};

AgentCheck::AgentCheck(const AgentConfig& config, Weight weight)
    : m_impl(std::make_unique<Impl>(config, std::move(weight)))
{
}

AgentCheck::~AgentCheck() = default;

std::uint16_t AgentCheck::port() const
{
    return m_impl->port();
}

} // namespace cf::http
