#include "tests/drill/WirePassage.h"

#include "tests/support/SocketBytes.h"

#include <stdexcept>
#include <utility>

namespace cf::drill {
namespace {

constexpr std::string_view kFlush{"H\0\0\0\4", 5};
constexpr std::size_t kHead = 5; // type and length

std::size_t lengthAt(std::string_view bytes, std::size_t at)
{
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i)
        length = length << 8 | static_cast<unsigned char>(bytes[at + i]);
    return length;
}

//! The first message without its type, if it has arrived whole. A start has no type.
std::optional<std::size_t> sizeOfFirst(std::string_view bytes, bool typed)
{
    const std::size_t before = typed ? 1 : 0;
    if (bytes.size() < before + 4)
        return std::nullopt;
    const std::size_t size = before + lengthAt(bytes, before);
    return bytes.size() < size ? std::nullopt : std::optional(size);
}

//! The text from `at` to its NUL; moves `at` behind it.
std::string textAt(std::string_view message, std::size_t& at)
{
    const std::size_t end = std::min(message.find('\0', at), message.size());
    const std::string text(message.substr(at, end - at));
    at = end + 1;
    return text;
}

} // namespace

bool WirePassage::towardsServer(std::string bytes)
{
    m_fromClient += bytes;
    return m_told || takeOrdered();
}

bool WirePassage::takeOrdered()
{
    while (!m_told) {
        const auto size = sizeOfFirst(m_fromClient, m_started);
        if (!size)
            break;
        const std::string message = m_fromClient.substr(0, *size);
        m_fromClient.erase(0, *size);
        if (!order(message))
            return false;
    }
    return true;
}

// Messages up to the one at fault must have reached the server, so each is sent by itself.
bool WirePassage::order(std::string_view message)
{
    if (!std::exchange(m_started, true))
        return pass(message);
    note(message);
    const char type = message[0];
    if (type == 'P')
        return pass(rewritten(message));
    if (type != 'B' && type != 'E' && type != 'Q')
        return pass(message);
    const Statement statement = m_bound;
    if (type != 'E')
        if (const Point* point = armedAt(statement, Moment::Ordered); point && !(flush() && meet(*point)))
            return false;
    if (!pass(message))
        return false;
    if (type == 'B')
        return true;
    if (const Point* point = armedAt(statement, Moment::Sent); point && !(flush() && meet(*point)))
        return false;
    if (const Point* point = armedAt(statement, Moment::Told); point && type == 'E') {
        m_told = point;
        m_untilTold = m_awaited.size();
        return flush();
    }
    return true;
}

bool WirePassage::pass(std::string_view message)
{
    return test::sendAll(m_ends.server, message);
}

std::string WirePassage::rewritten(std::string_view preparation) const
{
    std::string message(preparation);
    std::size_t at = kHead;
    const std::string name = textAt(preparation, at);
    for (const Rewriting& rewriting : m_rewrites) {
        if (rewriting.statement != name)
            continue;
        const std::size_t found = message.find(rewriting.piece);
        if (found == std::string::npos)
            throw std::runtime_error("The statement \"" + name + "\" is not what the drill would rewrite.");
        message.replace(found, rewriting.piece.size(), rewriting.instead);
        for (std::size_t i = 0, length = message.size() - 1; i < 4; ++i)
            message[4 - i] = static_cast<char>(length >> 8 * i & 0xff);
    }
    return message;
}

bool WirePassage::flush()
{
    return test::sendAll(m_ends.server, kFlush);
}

void WirePassage::note(std::string_view message)
{
    std::size_t at = kHead;
    switch (message[0]) {
    case 'P': { // Parse: name, text
        const std::string name = textAt(message, at);
        m_prepared[name] = {name, textAt(message, at)};
        break;
    }
    case 'B': // Bind: portal, statement
        textAt(message, at);
        m_bound = m_prepared[textAt(message, at)];
        break;
    case 'E': // Execute
        m_awaited.push_back({m_bound, false});
        break;
    case 'Q': // a simple query
        m_bound = {"", textAt(message, at)};
        m_awaited.push_back({m_bound, true});
        break;
    case 'S': // Sync
        m_awaited.push_back({{}, true});
        break;
    default:
        break;
    }
}

bool WirePassage::towardsClient(std::string bytes)
{
    m_fromServer += bytes;
    while (const auto size = sizeOfFirst(m_fromServer, true)) {
        const std::string message = m_fromServer.substr(0, *size);
        m_fromServer.erase(0, *size);
        if (!answered(message))
            return false;
    }
    return true;
}

bool WirePassage::answered(std::string_view message)
{
    const char type = message[0];
    if (type == 'K') // BackendKeyData: its process
        m_arrival.backend = static_cast<pid_t>(lengthAt(message, kHead));
    const bool completes = type == 'C' || type == 'I' || type == 's';
    const bool pops = completes && !m_awaited.empty() && !m_awaited.front().closes;
    if (completes && !m_awaited.empty())
        if (const Point* point = armedAt(m_awaited.front().statement, Moment::Answered); point && !meet(*point))
            return false;
    if (!test::sendAll(m_ends.client, message))
        return false;
    if (pops) {
        m_awaited.pop_front();
        m_untilTold -= m_told ? 1 : 0;
    }
    if (type == 'Z') { // ReadyForQuery; after an error nothing before it was answered
        while (!m_awaited.empty() && !m_awaited.front().closes)
            m_awaited.pop_front();
        if (!m_awaited.empty())
            m_awaited.pop_front();
    }
    return !m_told || resume();
}

bool WirePassage::resume()
{
    if (m_untilTold != 0 && !m_awaited.empty())
        return true;
    const bool passes = meet(*std::exchange(m_told, nullptr));
    return passes && takeOrdered();
}

bool WirePassage::meet(const Point& point)
{
    return m_trap.reach(point, m_arrival) == Passing::Pass;
}

const Point* WirePassage::armedAt(const Statement& statement, Moment moment) const
{
    const Point* const point = m_trap.armed();
    if (!point || point->moment != moment || point->statement == kHttp)
        return nullptr;
    const bool named = !statement.name.empty() && statement.name == point->statement;
    const bool found = point->statement.find_first_of(" .('") != std::string_view::npos &&
                       statement.text.find(point->statement) != std::string::npos;
    return named || found || point->statement.empty() ? point : nullptr;
}

} // namespace cf::drill
