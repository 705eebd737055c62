// How a connection reads its requests: head, permission to send a body, body. Each step bounds the memory and time that
// one client, and all clients together, may take.
#include "services/bank/platform/http/Session.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>

namespace cf::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr int kContinue = 100;

} // namespace

//! Bytes received; 0 if the connection ended or timed out.
asio::awaitable<std::size_t> Session::readMore()
{
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    const std::size_t before = m_buffer.size();
    m_buffer.resize(before + kReadAhead);
    const auto space = asio::buffer(&m_buffer[before], kReadAhead);
    const std::size_t size = co_await m_stream.async_read_some(space, token);
    m_buffer.resize(before + size);
    co_return error ? 0 : size;
}

asio::awaitable<void> Session::readHead(Incoming& incoming)
{
    constexpr std::string_view kEnd = "\r\n\r\n";
    const std::size_t most = m_shared.limits.headerBytes;
    arm(m_shared.limits.read, Socket::shutdown_receive);
    for (;;) {
        const std::size_t end = m_buffer.find(kEnd);
        if ((end == m_buffer.npos ? m_buffer.size() : end + kEnd.size()) > most) {
            co_return incoming.refuse(ServerRefusal::HeadersTooLarge);
        }
        if (end != m_buffer.npos) {
            co_return takeHead(incoming, end + kEnd.size());
        }
        if (isInvalidPrefix(m_buffer)) {
            co_return incoming.refuse(ServerRefusal::MalformedRequest);
        }
        // Most heads fit into what every connection may hold; longer ones share a bounded amount.
        if (m_buffer.size() >= kReadAhead && !incoming.head) {
            incoming.head = m_shared.heads.take(most);
            if (!incoming.head) {
                co_return incoming.refuse(ServerRefusal::Unavailable);
            }
        }
        const std::size_t size = co_await readMore();
        if (size == 0) {
            co_return failedRead(incoming);
        }
    }
}

void Session::takeHead(Incoming& incoming, std::size_t size)
{
    auto head = parseHead(std::string_view(m_buffer).substr(0, size));
    m_buffer.erase(0, size);
    if (!head) {
        return incoming.refuse(head.error());
    }
    incoming.parts = std::move(head).value();
    incoming.parts.request.clientCertificateSha256 = m_clientCertificateSha256;
    incoming.parts.request.peerAddress = m_peerAddress;
}

asio::awaitable<void> Session::admitBody(Incoming& incoming)
{
    const ServerLimits& limits = m_shared.limits;
    const RequestHead& parts = incoming.parts;
    const bool large = parts.bodyBytes > limits.bodyBytes;
    if (large && (!limits.largeBody || parts.bodyBytes > limits.largeBody(parts.request.method, parts.request.path))) {
        co_return incoming.refuse(ServerRefusal::PayloadTooLarge);
    }
    if (parts.bodyBytes > limits.unauthenticatedBody) {
        if (limits.admit) {
            Request asked = parts.request;
            Response decision = co_await ask(limits.admit, std::move(asked));
            if (decision.status != kContinue) {
                incoming.refusal = std::move(decision);
                co_return;
            }
        }
        takePlaces(incoming, large);
    }
    if (incoming.isOver() || !parts.expectsContinue) {
        co_return;
    }
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    const std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
    arm(limits.write, Socket::shutdown_both);
    co_await asio::async_write(m_stream, asio::buffer(goOn), token);
    incoming.gone = bool(error);
}

void Session::takePlaces(Incoming& incoming, bool large)
{
    if (large) {
        incoming.large = m_shared.large.take(1);
        incoming.largeOfDevice = m_shared.largeOfDevice.take(1, m_clientCertificateSha256);
    } else {
        incoming.body = m_shared.bodies.take(incoming.parts.bodyBytes);
    }
    if (large ? !incoming.large || !incoming.largeOfDevice : !incoming.body) {
        incoming.refuse(ServerRefusal::Unavailable);
    }
}

// The bytes must keep coming, not just arrive in the end: what one client holds back others cannot use.
asio::awaitable<void> Session::readBody(Incoming& incoming)
{
    const ServerLimits& limits = m_shared.limits;
    std::string& body = incoming.parts.request.body;
    const auto length = static_cast<std::size_t>(incoming.parts.bodyBytes);
    body = m_buffer.substr(0, length);
    m_buffer.erase(0, body.size());
    const auto begun = Clock::now();
    const auto last = begun + (incoming.large ? limits.readLarge : limits.read);
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    while (body.size() < length) {
        if (m_expired) { // while the last piece arrived: a new deadline would reset it
            co_return failedRead(incoming);
        }
        const std::size_t before = body.size();
        const auto end = std::min(due(begun, limits.slowStart, before), last);
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        arm(std::max(left, std::chrono::milliseconds(0)), Socket::shutdown_receive);
        const std::size_t wanted = std::min(kTlsRecord, length - before);
        body.resize(before + wanted);
        const auto space = asio::buffer(&body[before], wanted);
        const std::size_t size = co_await m_stream.async_read_some(space, token);
        body.resize(before + size);
        if (error) {
            co_return failedRead(incoming);
        }
    }
}

void Session::failedRead(Incoming& incoming) const
{
    if (m_expired) {
        incoming.refuse(ServerRefusal::RequestTimeout);
    } else {
        incoming.gone = true;
    }
}

} // namespace cf::http
