#include "tests/drill/Relay.h"

#include "tests/support/SocketBytes.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace cf::drill {
namespace {

using platform::FileDescriptor;

constexpr int kLook = 20; // milliseconds between looks for the end

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

sockaddr_un unixAddress(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        throw std::runtime_error("The path of a socket is too long: " + path);
    std::memcpy(address.sun_path, path.c_str(), path.size());
    return address;
}

template <class Address>
FileDescriptor connected(int family, const Address& address)
{
    FileDescriptor socket(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return {};
    return socket;
}

template <class Address>
FileDescriptor listening(int family, const Address& address)
{
    FileDescriptor socket(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(socket.get(), 256) != 0)
        throw std::runtime_error("The drill cannot listen.");
    return socket;
}

} // namespace

Relay::Relay(FileDescriptor listener, Connect connect, Open open)
    : m_listener(std::move(listener))
    , m_connect(std::move(connect))
    , m_open(std::move(open))
    , m_thread([this] { run(); })
{
}

Relay::~Relay()
{
    m_ending = true;
    m_thread.join();
    for (Connection& connection : m_connections)
        connection.thread.join();
}

void Relay::run()
{
    while (!m_ending) {
        forgetEnded();
        pollfd listener{m_listener.get(), POLLIN, 0};
        if (::poll(&listener, 1, kLook) != 1)
            continue;
        auto client = std::make_shared<FileDescriptor>(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        auto ended = std::make_shared<std::atomic<bool>>(false);
        m_connections.push_back({std::thread([this, client, ended] {
                                     serve(*client);
                                     client->close();
                                     *ended = true;
                                 }),
                                 ended});
    }
}

void Relay::forgetEnded()
{
    m_connections.remove_if([](Connection& connection) {
        if (!*connection.ended)
            return false;
        connection.thread.join();
        return true;
    });
}

void Relay::serve(const FileDescriptor& client)
{
    const FileDescriptor server = m_connect();
    if (!client || !server)
        return;
    const auto passage = m_open({client.get(), server.get()});
    while (!m_ending) {
        std::array<pollfd, 2> ends{pollfd{client.get(), POLLIN, 0}, pollfd{server.get(), POLLIN, 0}};
        if (::poll(ends.data(), ends.size(), kLook) <= 0)
            continue;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (ends[i].revents == 0)
                continue;
            std::string bytes = test::readSome(ends[i].fd);
            if (bytes.empty())
                return;
            if (!(i == 0 ? passage->towardsServer(std::move(bytes)) : passage->towardsClient(std::move(bytes))))
                return;
        }
    }
}

FileDescriptor listenOnLoopback()
{
    return listening(AF_INET, loopback(0));
}

std::uint16_t portOf(const FileDescriptor& listener)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

FileDescriptor listenAt(const std::string& path)
{
    FileDescriptor listener = listening(AF_UNIX, unixAddress(path));
    ::chmod(path.c_str(), 0777);
    return listener;
}

FileDescriptor connectToLoopback(std::uint16_t port)
{
    return connected(AF_INET, loopback(port));
}

FileDescriptor connectTo(const std::string& path)
{
    return connected(AF_UNIX, unixAddress(path));
}

} // namespace cf::drill
