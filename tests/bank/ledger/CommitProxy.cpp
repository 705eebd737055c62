// See CommitProxy.h. Knows of PostgreSQL's protocol only how a lane's COMMIT looks in each direction.
#include "tests/bank/ledger/CommitProxy.h"

#include <libpq-fe.h>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <chrono>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace cf::test {
namespace {

using namespace std::chrono_literals;
using namespace std::string_view_literals;
using platform::FileDescriptor;

// Bind names the unnamed portal and then the prepared statement; the server answers with the command's tag.
constexpr std::string_view kCommitOrdered = "\0commit\0"sv;
constexpr std::string_view kCommitDone = "COMMIT\0"sv;

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

// Empty: the other end has hung up.
std::string readSome(int from)
{
    std::array<char, 16'384> bytes{};
    const auto count = ::recv(from, bytes.data(), bytes.size(), 0);
    return count > 0 ? std::string(bytes.data(), static_cast<std::size_t>(count)) : std::string();
}

void writeAll(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

bool readable(const pollfd& descriptor)
{
    return (descriptor.revents & (POLLIN | POLLHUP | POLLERR)) != 0;
}

} // namespace

CommitProxy::CommitProxy(const std::string& conninfo)
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

CommitProxy::~CommitProxy()
{
    m_ending = true;
    m_thread.join();
    for (auto& wire : m_wires)
        wire.join();
}

std::string CommitProxy::conninfo() const
{
    return m_conninfo + " host='" + m_folder.path().string() + "' port=5432";
}

void CommitProxy::set(Mode mode)
{
    m_released = false;
    m_mode = mode;
}

void CommitProxy::run()
{
    while (!m_ending) {
        pollfd listener{m_listener.get(), POLLIN, 0};
        if (::poll(&listener, 1, 20) != 1)
            continue;
        m_wires.emplace_back([this, bank = std::make_shared<FileDescriptor>(
                                        ::accept(m_listener.get(), nullptr, nullptr))] { serve(std::move(*bank)); });
    }
}

void CommitProxy::serve(FileDescriptor bank)
{
    const FileDescriptor server(::socket(AF_UNIX, SOCK_STREAM, 0));
    const auto address = addressOf(m_serverSocket);
    if (::connect(server.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return;
    std::string tail;
    bool cutAtAnswer = false;
    while (!m_ending) {
        std::array<pollfd, 2> ends{pollfd{bank.get(), POLLIN, 0}, pollfd{server.get(), POLLIN, 0}};
        if (::poll(ends.data(), ends.size(), 20) <= 0)
            continue;
        if (readable(ends[0])) {
            const std::string bytes = readSome(bank.get());
            if (bytes.empty() || !towardsServer(server.get(), bytes, tail, cutAtAnswer))
                return;
        }
        if (readable(ends[1])) {
            const std::string bytes = readSome(server.get());
            if (bytes.empty() || (cutAtAnswer && bytes.find(kCommitDone) != std::string::npos))
                return;
            writeAll(bank.get(), bytes);
        }
    }
}

bool CommitProxy::towardsServer(int server, std::string bytes, std::string& tail, bool& cutAtAnswer)
{
    const std::string seen = tail + bytes;
    const bool commits = seen.find(kCommitOrdered) != std::string::npos;
    tail = seen.substr(seen.size() - std::min(seen.size(), kCommitOrdered.size() - 1));
    const Mode mode = commits ? m_mode.exchange(Mode::Pass) : Mode::Pass;
    if (mode != Mode::Pass)
        ++m_met;
    if (mode == Mode::CutBeforeCommit)
        return false;
    cutAtAnswer = cutAtAnswer || mode == Mode::CutAfterCommit;
    while (mode == Mode::HoldCommit && !m_released && !m_ending)
        std::this_thread::sleep_for(5ms);
    writeAll(server, bytes);
    return true;
}

} // namespace cf::test
