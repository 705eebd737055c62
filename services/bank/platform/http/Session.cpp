// One connection: TLS handshake, then one request after another until either side has had enough.
#include "services/bank/platform/http/Session.h"

#include "services/bank/platform/http/Peer.h"
#include "services/bank/platform/http/RequestTarget.h"
#include "services/bank/platform/http/ResponseText.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace cf::http {

namespace asio = boost::asio;
namespace bhttp = boost::beast::http;
using boost::system::error_code;

namespace {

using Parser = bhttp::request_parser<bhttp::string_body>;
using Message = Parser::value_type;

constexpr std::size_t kReadAhead = 4096;
constexpr std::chrono::milliseconds kDrainGrace{250};
// After the last answer: how long, and how much, the client may still send before the socket closes on it. Closing on
// unread bytes would reset the connection and take the answer from a client that writes before it reads.
constexpr std::chrono::milliseconds kLinger{2'000};
constexpr std::size_t kLingerBytes = 4 * 1024 * 1024;

//! What is wrong with a head that Beast let pass. Any transfer coding would have to be chunked, whose trailers Beast
//! does not bound; with a length beside it, it is the request smuggler's ambiguity (RFC 9112 6.3).
std::optional<ServerRefusal> refusalOfHead(const Message& head)
{
    if (head.count(bhttp::field::transfer_encoding) != 0) {
        return head.count(bhttp::field::content_length) != 0 ? ServerRefusal::MalformedRequest
                                                             : ServerRefusal::LengthRequired;
    }
    const std::size_t hosts = head.count(bhttp::field::host);
    if (hosts > 1 || (hosts == 0 && head.version() >= 11)) {
        return ServerRefusal::MalformedRequest;
    }
    return std::nullopt;
}

bool expectsContinue(const Message& head)
{
    return head.version() >= 11 && boost::beast::iequals(head[bhttp::field::expect], "100-continue");
}

Request plainRequest(Message message, RequestTarget target)
{
    Request request;
    request.method = std::string(message.method_string());
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    for (const auto& field : message) {
        std::string name(field.name_string());
        for (char& c : name) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        request.headers.emplace(std::move(name), field.value());
    }
    request.body = std::move(message.body());
    return request;
}

//! The timer that an exchange wakes lives in a coroutine's frame, and an answer may outlive that.
struct Forgetting
{
    Exchange& exchange;
    ~Forgetting() { exchange.forget(); }
};

} // namespace

Session::Session(SessionShared& shared, SessionThread& home, Socket socket)
    : m_shared(shared)
    , m_home(home)
    , m_stream(std::move(socket), shared.tls)
    , m_deadline(home.context)
    , m_buffer(shared.limits.headerBytes + 4 * kReadAhead)
    , m_peerAddress(peerAddress(m_stream.next_layer()))
{
}

Session::~Session()
{
    m_home.sessions.erase(this);
    const std::lock_guard lock(m_shared.mutex);
    --m_shared.openSessions;
    m_shared.sessionEnded.notify_all();
}

asio::awaitable<void> Session::run()
{
    m_home.sessions.insert(this);
    bool more = co_await handshake();
    if (!more) {
        co_return;
    }
    while (more) {
        more = co_await serveOne();
    }
    if (!m_peerStuck) {
        co_await farewell();
    }
}

void Session::hurry()
{
    if (m_idle) {
        arm(kDrainGrace, Socket::shutdown_receive);
    }
}

asio::awaitable<bool> Session::handshake()
{
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    arm(m_shared.limits.handshake, Socket::shutdown_both);
    co_await m_stream.async_handshake(asio::ssl::stream_base::server, token);
    m_clientCertificateSha256 = peerCertificateSha256(m_stream.native_handle());
    // Without tickets the server has nothing to send now, and a client with Nagle's algorithm holds its first request
    // back until its last message is acknowledged: 40 ms later, were the acknowledgement left to the system.
    const int now = 1;
    ::setsockopt(socket().native_handle(), IPPROTO_TCP, TCP_QUICKACK, &now, sizeof now);
    co_return !error && !m_expired;
}

asio::awaitable<bool> Session::serveOne()
{
    const bool started = co_await awaitFirstByte();
    if (!started) {
        co_return false;
    }
    Incoming incoming = co_await readRequest();
    if (incoming.gone) {
        co_return false;
    }
    const bool headOnly = incoming.request.method == "HEAD";
    Response response;
    if (incoming.refusal) {
        response = problemResponse(*incoming.refusal);
    } else {
        response = co_await askHandler(std::move(incoming.request));
    }
    if (!isSendable(response)) {
        response = problemResponse(ServerRefusal::InternalError);
    }
    const bool closing = !incoming.keepAlive || m_shared.draining;
    std::string text = responseText(response, headOnly, closing);
    const bool written = co_await write(std::move(text));
    co_return written && !closing;
}

asio::awaitable<bool> Session::awaitFirstByte()
{
    if (m_buffer.size() != 0) {
        co_return true;
    }
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    arm(m_shared.draining ? kDrainGrace : m_shared.limits.keepAlive, Socket::shutdown_receive);
    const auto space = m_buffer.prepare(kReadAhead);
    m_idle = true;
    const std::size_t size = co_await m_stream.async_read_some(space, token);
    m_idle = false;
    m_buffer.commit(size);
    co_return !error;
}

asio::awaitable<Session::Incoming> Session::readRequest()
{
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    arm(m_shared.limits.read, Socket::shutdown_receive);
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(m_shared.limits.headerBytes));
    // Asked again, and closer, once it is known whose body it is.
    parser.body_limit(std::max(m_shared.limits.bodyBytes, m_shared.limits.fileBytes));
    // Both reads are given the parser itself: given its base, Beast takes a copy without the body's limit.
    co_await bhttp::async_read_header(m_stream, m_buffer, parser, token);
    if (error) {
        co_return failedRead(error);
    }
    Incoming incoming;
    incoming.request.method = std::string(parser.get().method_string());
    auto target = parseTarget(parser.get().target());
    incoming.refusal = target ? refusalOfHead(parser.get()) : ServerRefusal::MalformedRequest;
    if (!incoming.refusal) {
        incoming.refusal = admitBody(parser.content_length().value_or(0), target->path, incoming);
    }
    if (incoming.refusal) {
        co_return std::move(incoming);
    }
    if (expectsContinue(parser.get())) {
        const std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        co_await asio::async_write(m_stream, asio::buffer(goOn), token);
    }
    co_await bhttp::async_read(m_stream, m_buffer, parser, token);
    if (error) {
        co_return failedRead(error);
    }
    incoming.keepAlive = parser.get().keep_alive() && parser.get().version() == 11;
    incoming.request = plainRequest(parser.release(), *std::move(target));
    incoming.request.clientCertificateSha256 = m_clientCertificateSha256;
    incoming.request.peerAddress = m_peerAddress;
    co_return std::move(incoming);
}

std::optional<ServerRefusal> Session::admitBody(std::uint64_t length, const std::string& path, Incoming& incoming)
{
    const ServerLimits& limits = m_shared.limits;
    if (length <= limits.bodyBytes) {
        return std::nullopt;
    }
    const bool file = limits.carriesFile && limits.carriesFile(incoming.request.method, path);
    if (!file || length > limits.fileBytes) {
        return ServerRefusal::PayloadTooLarge;
    }
    if (!incoming.file.take(m_shared)) {
        return ServerRefusal::Unavailable;
    }
    arm(limits.readFile, Socket::shutdown_receive);
    return std::nullopt;
}

Session::Incoming Session::failedRead(const error_code& error) const
{
    Incoming incoming;
    if (m_expired) {
        incoming.refusal = ServerRefusal::RequestTimeout;
    } else if (error == bhttp::error::header_limit || error == bhttp::error::buffer_overflow) {
        incoming.refusal = ServerRefusal::HeadersTooLarge;
    } else if (error == bhttp::error::body_limit) {
        incoming.refusal = ServerRefusal::PayloadTooLarge;
    } else if (error == bhttp::error::end_of_stream || error == bhttp::error::partial_message ||
               error.category() != bhttp::make_error_code(bhttp::error::bad_method).category()) {
        incoming.gone = true;
    } else {
        incoming.refusal = ServerRefusal::MalformedRequest;
    }
    return incoming;
}

asio::awaitable<Response> Session::askHandler(Request request)
{
    const auto exchange = std::make_shared<Exchange>(m_shared.gate, m_home.context);
    asio::steady_timer waiter(m_home.context, m_shared.limits.handler);
    exchange->await(waiter);
    const Forgetting forgetting{*exchange};
    m_deadline.cancel();
    ++m_deadlineNumber;
    callHandler(std::move(request), exchange);
    error_code cancelled;
    auto token = asio::redirect_error(asio::use_awaitable, cancelled);
    co_await waiter.async_wait(token);
    std::optional<Response> answer = exchange->take();
    if (!answer) {
        answer = problemResponse(ServerRefusal::DeadlineExceeded);
    }
    co_return *std::move(answer);
}

void Session::callHandler(Request request, const std::shared_ptr<Exchange>& exchange)
{
    try {
        m_shared.handler(std::move(request), [exchange](Response response) {
            exchange->offer(std::move(response)); // a second answer goes nowhere
        });
    } catch (...) {
        exchange->offer(problemResponse(ServerRefusal::InternalError));
    }
}

asio::awaitable<bool> Session::write(std::string text)
{
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    const auto bytes = asio::buffer(text);
    arm(m_shared.limits.write, Socket::shutdown_both);
    co_await asio::async_write(m_stream, bytes, token);
    m_peerStuck = error || m_expired;
    co_return !m_peerStuck;
}

asio::awaitable<void> Session::farewell()
{
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    arm(kLinger, Socket::shutdown_both);
    // Sends close_notify, then ends with the client's own, with its next data, or with the time.
    co_await m_stream.async_shutdown(token);
    socket().shutdown(Socket::shutdown_send, error);
    std::array<char, kReadAhead> unwanted{};
    const auto space = asio::buffer(unwanted);
    std::size_t drained = 0;
    while (!error && drained < kLingerBytes) {
        drained += co_await socket().async_read_some(space, token);
    }
}

void Session::arm(std::chrono::milliseconds limit, Socket::shutdown_type onExpiry)
{
    m_expired = false;
    m_deadline.expires_after(limit);
    // Shutting down, where cancelling would not do: it also ends an operation that is between two of its steps.
    m_deadline.async_wait(
        [weak = weak_from_this(), number = ++m_deadlineNumber, onExpiry](const error_code& cancelled) {
            const auto self = weak.lock();
            if (cancelled || !self || number != self->m_deadlineNumber) {
                return;
            }
            self->m_expired = true;
            error_code ignored;
            self->socket().shutdown(onExpiry, ignored);
        });
}

} // namespace cf::http
