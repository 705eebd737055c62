#include "tests/bench/ledger/HttpConnection.h"

#include <boost/asio/write.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

namespace cf::bench {
namespace {

namespace asio = boost::asio;

constexpr std::string_view kEndOfHead = "\r\n\r\n";
constexpr std::string_view kEndOfLine = "\r\n";
constexpr std::string_view kLength = "\r\ncontent-length:";
constexpr std::string_view kChunked = "\r\ntransfer-encoding: chunked";

std::size_t numberAt(std::string_view text, int base = 10)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number, base);
    return number;
}

} // namespace

HttpConnection::HttpConnection(asio::io_context& context, asio::ssl::context& tls, std::uint16_t port)
    : m_stream(context, tls)
{
    m_stream.lowest_layer().connect({asio::ip::address_v4::loopback(), port});
    m_stream.lowest_layer().set_option(asio::ip::tcp::no_delay(true));
    m_stream.handshake(asio::ssl::stream_base::client);
}

void HttpConnection::exchange(std::string request, std::function<void(std::optional<Answer>)> answered)
{
    m_request = std::move(request);
    m_answered = std::move(answered);
    asio::async_write(m_stream, asio::buffer(m_request), [this](boost::system::error_code error, std::size_t) {
        if (error)
            finish(std::nullopt);
        else
            read();
    });
}

void HttpConnection::read()
{
    m_stream.async_read_some(asio::buffer(m_piece), [this](boost::system::error_code error, std::size_t size) {
        if (error)
            return finish(std::nullopt);
        m_received.append(m_piece.data(), size);
        if (auto answer = takeAnswer())
            finish(std::move(answer));
        else
            read();
    });
}

void HttpConnection::finish(std::optional<Answer> answer)
{
    const auto answered = std::exchange(m_answered, {}); // it may send the next request
    answered(std::move(answer));
}

//! Nothing: it is not complete.
std::optional<HttpConnection::Answer> HttpConnection::takeAnswer()
{
    const auto endOfHead = m_received.find(kEndOfHead);
    if (endOfHead == std::string::npos)
        return std::nullopt;
    std::string head = m_received.substr(0, endOfHead);
    std::transform(head.begin(), head.end(), head.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    Answer answer{static_cast<int>(numberAt(std::string_view(head).substr(head.find(' ') + 1))),
                  {},
                  head.find(kChunked) != std::string::npos};
    const auto length = head.find(kLength);
    const std::size_t size =
        length == std::string::npos ? 0 : numberAt(std::string_view(head).substr(length + kLength.size()));
    const std::size_t begin = endOfHead + kEndOfHead.size();
    auto body = answer.chunked ? takeChunks(begin) : takeBody(begin, size);
    if (!body)
        return std::nullopt;
    answer.body = std::move(*body);
    return answer;
}

std::optional<std::string> HttpConnection::takeBody(std::size_t begin, std::size_t length)
{
    if (m_received.size() < begin + length)
        return std::nullopt;
    std::string body = m_received.substr(begin, length);
    m_received.erase(0, begin + length);
    return body;
}

std::optional<std::string> HttpConnection::takeChunks(std::size_t begin)
{
    std::string body;
    for (std::size_t at = begin;;) {
        const auto endOfSize = m_received.find(kEndOfLine, at);
        if (endOfSize == std::string::npos)
            return std::nullopt;
        const std::size_t size = numberAt(std::string_view(m_received).substr(at, endOfSize - at), 16);
        const std::size_t chunk = endOfSize + kEndOfLine.size();
        at = chunk + size + kEndOfLine.size();
        if (m_received.size() < at)
            return std::nullopt;
        body.append(m_received, chunk, size);
        if (size == 0) {
            m_received.erase(0, at);
            return body;
        }
    }
}

} // namespace cf::bench
