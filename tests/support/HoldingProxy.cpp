#include "tests/support/HoldingProxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace cf::test {
namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

int newSocket()
{
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made < 0)
        throw std::runtime_error("no socket for the proxy");
    return made;
}

} // namespace

HoldingProxy::HoldingProxy(std::uint16_t target)
    : m_target(target)
    , m_listener(newSocket())
{
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), length) != 0 || ::listen(m_listener, 64) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length) != 0)
        throw std::runtime_error("the proxy cannot listen");
    m_port = ntohs(address.sin_port);
    m_threads.emplace_back([this] { accept(); });
}

HoldingProxy::~HoldingProxy()
{
    m_ending = true;
    release();
    ::shutdown(m_listener, SHUT_RDWR);
    {
        const std::lock_guard lock(m_mutex);
        for (const int open : m_sockets)
            ::shutdown(open, SHUT_RDWR);
    }
    m_threads.front().join(); // after this no thread is added
    m_threads.pop_front();
    for (auto& thread : m_threads)
        thread.join();
    for (const int open : m_sockets)
        ::close(open);
    ::close(m_listener);
}

void HoldingProxy::hold()
{
    const std::lock_guard lock(m_mutex);
    m_holding = true;
}

bool HoldingProxy::waitUntilHolding(std::chrono::seconds timeout)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, timeout, [&] { return m_kept > 0; });
}

void HoldingProxy::release()
{
    const std::lock_guard lock(m_mutex);
    m_holding = false;
    m_changed.notify_all();
}

void HoldingProxy::accept()
{
    for (;;) {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            return;
        const int server = newSocket();
        const sockaddr_in address = loopback(m_target);
        const std::lock_guard lock(m_mutex);
        m_sockets.insert(m_sockets.end(), {client, server});
        if (m_ending || ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            ::shutdown(client, SHUT_RDWR);
            continue;
        }
        m_threads.emplace_back([=, this] { pump(client, server, true); });
        m_threads.emplace_back([=, this] { pump(server, client, false); });
    }
}

void HoldingProxy::pump(int from, int to, bool held)
{
    std::array<char, 16384> buffer{};
    for (;;) {
        const ssize_t count = ::recv(from, buffer.data(), buffer.size(), 0);
        if (count <= 0)
            break;
        if (held)
            passGate();
        else if (!passTrouble())
            break;
        if (::send(to, buffer.data(), static_cast<std::size_t>(count), MSG_NOSIGNAL) != count)
            break;
    }
    ::shutdown(to, SHUT_WR);
}

void HoldingProxy::disturb(unsigned seed, std::chrono::milliseconds longest)
{
    const std::lock_guard lock(m_mutex);
    m_random.seed(seed);
    m_longestDelay = longest;
}

void HoldingProxy::calm()
{
    const std::lock_guard lock(m_mutex);
    m_longestDelay = std::chrono::milliseconds(0);
}

bool HoldingProxy::passTrouble()
{
    std::chrono::milliseconds delay{0};
    {
        const std::lock_guard lock(m_mutex);
        if (m_longestDelay.count() == 0)
            return true;
        const int fault = std::uniform_int_distribution(0, 99)(m_random);
        if (fault < 2)
            return false;
        if (fault < 20)
            delay = std::chrono::milliseconds(std::uniform_int_distribution<long>(0, m_longestDelay.count())(m_random));
    }
    std::this_thread::sleep_for(delay);
    return true;
}

void HoldingProxy::passGate()
{
    std::unique_lock lock(m_mutex);
    if (!m_holding)
        return;
    ++m_kept;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return !m_holding; });
    --m_kept;
}

} // namespace cf::test
