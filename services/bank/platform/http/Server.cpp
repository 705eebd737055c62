// The HTTPS server: its TLS settings, threads, listening socket and drain. The connections themselves are Sessions.
#include "services/bank/platform/http/Server.h"

#include "services/bank/platform/http/Listening.h"
#include "services/bank/platform/http/Peer.h"
#include "services/bank/platform/http/ServerMaintenance.h"
#include "services/bank/platform/http/Session.h"
#include "services/bank/platform/http/TlsContext.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <malloc.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace cf::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// Accepting failed for want of file descriptors or memory: wait for some connections to end.
constexpr std::chrono::milliseconds kAcceptPause{50};
constexpr std::size_t kFewestConnections = 8; // below this nobody can work
constexpr std::size_t kAddressesToFill = 4;   // so that one alone cannot keep everybody else out

} // namespace

ServerLimits within(std::size_t descriptors, ServerLimits limits)
{
    if (descriptors >= limits.connections) {
        return limits;
    }
    limits.connections = std::min(limits.connections, std::max(descriptors, kFewestConnections));
    limits.connectionsPerAddress = std::min(limits.connectionsPerAddress, limits.connections / kAddressesToFill);
    return limits;
}

class Server::Impl
{
public:
    Impl(const ServerConfig& config, Handler handler);
    ~Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    std::uint16_t port() const { return m_port; }
    std::size_t openConnections();
    Outcome<Done, std::string> reloadCertificate();
    std::chrono::system_clock::time_point certificateEnd();
    void drain(std::chrono::milliseconds timeout);

private:
    asio::awaitable<void> acceptAll();
    void admit(SessionThread& home, tcp::socket socket);
    void releaseMemory();

    const ServerConfig m_config;
    SessionShared m_shared;
    std::mutex m_tlsMutex;
    std::shared_ptr<asio::ssl::context> m_tls; // under the mutex; sessions keep their own
    std::vector<std::unique_ptr<SessionThread>> m_homes;
    std::optional<tcp::acceptor> m_acceptor; // on the first thread's context
    std::uint16_t m_port = 0;
    std::vector<std::thread> m_threads;
    bool m_manyEnded = false;                       // memory was not yet returned for the last of them
    std::size_t m_endedBefore = 0;                  // at the last check
    std::optional<ServerMaintenance> m_maintenance; // ends first; its thread uses the two above
};

Server::Impl::Impl(const ServerConfig& config, Handler handler)
    : m_config(config)
    , m_shared(config.limits, std::move(handler))
{
    const FileVersions loaded = versionsOf({config.certificateChain, config.privateKey});
    m_tls = makeTlsContext(config.certificateChain, config.privateKey);
    for (int i = 0; i < std::max(config.threads, 1); ++i) {
        m_homes.push_back(std::make_unique<SessionThread>());
    }
    m_acceptor.emplace(listeningOn(m_homes.front()->context, config.address, config.port));
    m_port = m_acceptor->local_endpoint().port();
    asio::co_spawn(m_homes.front()->context, acceptAll(), asio::detached);
    for (const auto& home : m_homes) {
        m_threads.emplace_back([&context = home->context] {
            const auto work = asio::make_work_guard(context);
            context.run();
        });
    }
    m_maintenance.emplace(config, loaded,
                          ServerMaintenance::Server{[this] { return reloadCertificate(); },
                                                    [this] { return certificateEnd(); }, [this] { releaseMemory(); }});
}

Server::Impl::~Impl()
{
    m_maintenance.reset();
    {
        const std::unique_lock lock(m_shared.gate->mutex);
        m_shared.gate->open = false;
    }
    for (const auto& home : m_homes) {
        home->context.stop();
    }
    for (std::thread& thread : m_threads) {
        thread.join();
    }
    // The pending accept holds a socket of another thread's context: it ends first.
    m_acceptor.reset();
    while (!m_homes.empty()) {
        m_homes.erase(m_homes.begin());
    }
}

asio::awaitable<void> Server::Impl::acceptAll()
{
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    asio::steady_timer pause(m_homes.front()->context);
    for (std::size_t next = 0; !m_shared.draining; next = (next + 1) % m_homes.size()) {
        SessionThread& home = *m_homes[next];
        tcp::socket socket = co_await m_acceptor->async_accept(home.context, token);
        if (!error) {
            admit(home, std::move(socket));
        } else if (error != asio::error::operation_aborted) {
            pause.expires_after(kAcceptPause);
            co_await pause.async_wait(token);
        }
    }
}

void Server::Impl::admit(SessionThread& home, tcp::socket socket)
{
    const std::string address = peerAddress(socket);
    const bool proxied = m_config.proxies.contains(address);
    Quota::Share network;
    if (!proxied) { // else the session takes it once it knows for whom
        network = m_shared.networks.take(1, networkOf(address));
        if (!network) {
            return;
        }
    }
    {
        const std::lock_guard lock(m_shared.mutex);
        if (m_shared.openSessions >= m_shared.limits.connections) {
            return;
        }
        ++m_shared.openSessions;
    }
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    std::shared_ptr<asio::ssl::context> tls;
    {
        const std::lock_guard lock(m_tlsMutex);
        tls = m_tls;
    }
    auto session = std::make_shared<Session>(m_shared, home, *tls, std::move(socket), std::move(network), proxied);
    asio::co_spawn(
        home.context, [session = std::move(session)] { return session->run(); }, asio::detached);
}

Outcome<Done, std::string> Server::Impl::reloadCertificate()
{
    try {
        auto tls = makeTlsContext(m_config.certificateChain, m_config.privateKey);
        const std::lock_guard lock(m_tlsMutex);
        m_tls = std::move(tls);
        return Done();
    } catch (const std::runtime_error& error) {
        return std::string(error.what());
    }
}

std::chrono::system_clock::time_point Server::Impl::certificateEnd()
{
    const std::lock_guard lock(m_tlsMutex);
    return endOf(*m_tls);
}

// An open connection takes some 90 KiB, in small pieces all over the heap: after many have ended the allocator keeps
// most of that unless asked. We ask once many have ended, and again when no more do.
void Server::Impl::releaseMemory()
{
    constexpr std::size_t kMany = 200;
    {
        const std::lock_guard lock(m_shared.mutex);
        const bool many = m_shared.ended >= kMany;
        const bool last = m_manyEnded && m_shared.ended == m_endedBefore;
        m_endedBefore = m_shared.ended;
        if (!many && !last) {
            return;
        }
        m_manyEnded = many;
        m_shared.ended = 0;
        m_endedBefore = 0;
    }
    ::malloc_trim(0);
}

std::size_t Server::Impl::openConnections()
{
    const std::lock_guard lock(m_shared.mutex);
    return m_shared.openSessions;
}

void Server::Impl::drain(std::chrono::milliseconds timeout)
{
    m_shared.draining = true;
    asio::post(m_homes.front()->context, [this] {
        error_code ignored;
        m_acceptor->close(ignored);
    });
    for (const auto& home : m_homes) {
        asio::post(home->context, [&sessions = home->sessions] {
            for (Session* session : sessions) {
                session->drain();
            }
        });
    }
    std::unique_lock lock(m_shared.mutex);
    m_shared.sessionEnded.wait_for(lock, timeout, [this] { return m_shared.openSessions == 0; });
}

Server::Server(const ServerConfig& config, Handler handler)
    : m_impl(std::make_unique<Impl>(config, std::move(handler)))
{
}

Server::~Server() = default;

std::uint16_t Server::port() const
{
    return m_impl->port();
}

std::size_t Server::openConnections() const
{
    return m_impl->openConnections();
}

Outcome<Done, std::string> Server::reloadCertificate()
{
    return m_impl->reloadCertificate();
}

std::chrono::system_clock::time_point Server::certificateEnd() const
{
    return m_impl->certificateEnd();
}

void Server::drain(std::chrono::milliseconds timeout)
{
    m_impl->drain(timeout);
}

} // namespace cf::http
