// Treats what one read() returns as a message; knows only how a COMMIT looks in each direction of PostgreSQL's
// protocol.
#include "tests/support/DatabaseProxy.h"

#include "tests/support/SocketBytes.h"

#include <libpq-fe.h>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <chrono>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <utility>

namespace cf::test {
namespace {

using namespace std::chrono_literals;
using namespace std::string_view_literals;
using platform::FileDescriptor;

// Bind names the unnamed portal and then the prepared statement; the server replies with the command tag.
constexpr std::string_view kCommitOrdered = "\0commit\0"sv;
constexpr std::string_view kCommitDone = "COMMIT\0"sv;
constexpr std::string_view kAnything;
constexpr std::string_view kFlush =
    "H\0\0\0\4"sv; // otherwise the server would keep its reply until the Sync that is held

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

//! Where the messages that execute the COMMIT end: Bind, Describe, Execute.
std::size_t endOfCommit(const std::string& bytes)
{
    std::size_t at = bytes.find(kCommitOrdered) - 5; // type and length precede Bind's first field
    for (int message = 0; message < 3; ++message) {
        std::size_t length = 0;
        for (std::size_t i = 1; i <= 4; ++i)
            length = length << 8 | static_cast<unsigned char>(bytes.at(at + i));
        at += 1 + length;
    }
    return at;
}

} // namespace

DatabaseProxy::DatabaseProxy(const std::string& conninfo)
    : m_conninfo(conninfo)
    , m_serverSocket(settingOf(conninfo, "host") + "/.s.PGSQL." + settingOf(conninfo, "port"))
    , m_listener(::socket(AF_UNIX, SOCK_STREAM, 0))
{
    const auto address = addressOf(m_folder.path() / ".s.PGSQL.5432");
    if (::bind(m_listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(m_listener.get(), 16) != 0)
        throw std::runtime_error("the proxy cannot listen");
    m_thread = std::thread([this] { run(); });
}

DatabaseProxy::~DatabaseProxy()
{
    m_ending = true;
    m_thread.join();
    for (auto& connection : m_connections)
        connection.join();
}

std::string DatabaseProxy::conninfo() const
{
    return m_conninfo + " host='" + m_folder.path().string() + "' port=5432";
}

void DatabaseProxy::cutAt(int message, Fault fault)
{
    m_messageFault = fault;
    m_countdown = message;
}

void DatabaseProxy::atCommit(Fault fault)
{
    m_released = false;
    m_answered = false;
    m_commitFault = fault;
}

void DatabaseProxy::run()
{
    while (!m_ending) {
        pollfd listener{m_listener.get(), POLLIN, 0};
        if (::poll(&listener, 1, 20) != 1)
            continue;
        m_connections.emplace_back(
            [this, bank = std::make_shared<FileDescriptor>(::accept(m_listener.get(), nullptr, nullptr))] {
                serve(*bank);
                bank->close();
            });
    }
}

void DatabaseProxy::serve(const FileDescriptor& bank)
{
    const FileDescriptor server(::socket(AF_UNIX, SOCK_STREAM, 0));
    const auto address = addressOf(m_serverSocket);
    if (m_down || ::connect(server.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return;
    Passage passage;
    while (!m_ending && !m_down) {
        if (passage.held && m_released && !sendAll(server.get(), *std::exchange(passage.held, std::nullopt)))
            return;
        std::array<pollfd, 2> ends{pollfd{bank.get(), POLLIN, 0}, pollfd{server.get(), POLLIN, 0}};
        if (::poll(ends.data(), ends.size(), 20) <= 0)
            continue;
        if (ends[0].revents != 0) {
            const std::string bytes = readSome(bank.get());
            if (bytes.empty() || !towardsServer(server.get(), bytes, passage))
                return;
        }
        if (ends[1].revents != 0) {
            const std::string bytes = readSome(server.get());
            if (bytes.empty() || !towardsBank(bank.get(), bytes, passage))
                return;
        }
    }
}

bool DatabaseProxy::towardsBank(int bank, const std::string& bytes, const Passage& passage)
{
    if (passage.cutAtAnswer && bytes.find(*passage.cutAtAnswer) != std::string::npos)
        return false;
    const bool whole = sendAll(bank, bytes);
    if (passage.held && bytes.find(kCommitDone) != std::string::npos)
        m_answered = true;
    return whole;
}

bool DatabaseProxy::towardsServer(int server, const std::string& bytes, Passage& passage)
{
    if (passage.held) {
        passage.held->append(bytes);
        return true;
    }
    const Fault fault = faultFor(bytes, passage);
    if (fault == Fault::HoldWhatFollows) {
        const std::size_t end = endOfCommit(bytes);
        passage.held = bytes.substr(end);
        return sendAll(server, bytes.substr(0, end) + std::string(kFlush));
    }
    if (fault == Fault::CutBefore)
        return false;
    while (fault == Fault::Hold && !m_released && !m_ending)
        std::this_thread::sleep_for(5ms);
    return sendAll(server, bytes);
}

DatabaseProxy::Fault DatabaseProxy::faultFor(const std::string& bytes, Passage& passage)
{
    const std::string seen = passage.tail + bytes;
    const bool commits = seen.find(kCommitOrdered) != std::string::npos;
    passage.tail = seen.substr(seen.size() - std::min(seen.size(), kCommitOrdered.size() - 1));
    if (m_countdown > 0 && --m_countdown == 0) {
        if (m_messageFault == Fault::CutAfter)
            passage.cutAtAnswer = kAnything;
        return m_messageFault;
    }
    const Fault fault = commits ? m_commitFault.exchange(Fault::Pass) : Fault::Pass;
    m_commitsIntercepted += fault != Fault::Pass;
    if (fault == Fault::CutAfter)
        passage.cutAtAnswer = kCommitDone;
    return fault;
}

} // namespace cf::test
