// See CutProxy.h. Knows nothing of PostgreSQL's protocol: what one read() gives is a message.
#include "tests/bank/audit/CutProxy.h"

#include <libpq-fe.h>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace cf::test {
namespace {

using platform::FileDescriptor;

sockaddr_un addressOf(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        throw std::runtime_error("the path of a socket is too long: " + path);
    std::memcpy(address.sun_path, path.c_str(), path.size());
    return address;
}

std::string settingOf(const std::string& conninfo, const char* keyword)
{
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options(
        PQconninfoParse(conninfo.c_str(), nullptr), PQconninfoFree);
    for (const auto* option = options.get(); option && option->keyword; ++option)
        if (std::string_view(option->keyword) == keyword && option->val)
            return option->val;
    throw std::runtime_error(std::string("the connection string has no ") + keyword);
}

//! False: the other end has hung up.
bool pass(int from, int to)
{
    std::array<char, 65'536> bytes{};
    const auto count = ::recv(from, bytes.data(), bytes.size(), 0);
    std::size_t sent = 0;
    while (count > 0 && sent < static_cast<std::size_t>(count)) {
        const auto more = ::send(to, bytes.data() + sent, static_cast<std::size_t>(count) - sent, MSG_NOSIGNAL);
        if (more <= 0)
            return false;
        sent += static_cast<std::size_t>(more);
    }
    return count > 0;
}

bool waitReadable(int descriptor)
{
    pollfd poll{descriptor, POLLIN, 0};
    return ::poll(&poll, 1, 5'000) == 1;
}

} // namespace

CutProxy::CutProxy(const std::string& conninfo)
    : m_conninfo(conninfo)
    , m_serverSocket(settingOf(conninfo, "host") + "/.s.PGSQL." + settingOf(conninfo, "port"))
    , m_listener(::socket(AF_UNIX, SOCK_STREAM, 0))
{
    const auto address = addressOf(m_folder.path() / ".s.PGSQL.5432");
    if (::bind(m_listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(m_listener.get(), 16) != 0)
        throw std::runtime_error("the wire cannot listen");
    m_thread = std::thread([this] { run(); });
}

CutProxy::~CutProxy()
{
    m_ending = true;
    m_thread.join();
    for (auto& wire : m_wires)
        wire.join();
}

std::string CutProxy::conninfo() const
{
    return m_conninfo + " host='" + m_folder.path().string() + "' port=5432";
}

void CutProxy::cutAt(int message, bool delivered)
{
    m_delivered = delivered;
    m_countdown = message;
}

void CutProxy::run()
{
    while (!m_ending) {
        pollfd listener{m_listener.get(), POLLIN, 0};
        if (::poll(&listener, 1, 20) != 1)
            continue;
        m_wires.emplace_back(
            [this, bank = std::make_shared<FileDescriptor>(::accept(m_listener.get(), nullptr, nullptr))] {
                serve(*bank);
                bank->close();
            });
    }
}

void CutProxy::serve(const FileDescriptor& bank)
{
    const FileDescriptor server(::socket(AF_UNIX, SOCK_STREAM, 0));
    const auto address = addressOf(m_serverSocket);
    if (m_down || ::connect(server.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return;
    while (!m_ending && !m_down) {
        std::array<pollfd, 2> ends{pollfd{bank.get(), POLLIN, 0}, pollfd{server.get(), POLLIN, 0}};
        if (::poll(ends.data(), ends.size(), 20) <= 0)
            continue;
        if (ends[0].revents != 0) {
            const bool cut = m_countdown > 0 && --m_countdown == 0;
            if (cut && !m_delivered)
                return;
            if (!pass(bank.get(), server.get()))
                return;
            if (cut) {
                waitReadable(server.get()); // it is carried out, and nobody hears of it
                return;
            }
        }
        if (ends[1].revents != 0 && !pass(server.get(), bank.get()))
            return;
    }
}

} // namespace cf::test
