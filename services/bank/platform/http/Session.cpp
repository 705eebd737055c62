// One connection: TLS handshake, then one request after another until either side has had enough.
#include "services/bank/platform/http/Session.h"

#include "services/bank/platform/http/Peer.h"
#include "services/bank/platform/http/ResponseText.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace cf::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t kReadAhead = 4096;
constexpr std::size_t kPiece = 16 * 1024; // what one TLS record holds
constexpr std::chrono::milliseconds kDrainGrace{250};
// After the last answer: how long, and how much, the client may still send before the socket closes on it. Closing on
// unread bytes would reset the connection and take the answer from a client that writes before it reads.
constexpr std::chrono::milliseconds kLinger{2'000};
constexpr std::size_t kLingerBytes = 4 * 1024 * 1024;
constexpr int kContinue = 100;

//! The timer that an exchange wakes lives in a coroutine's frame, and an answer may outlive that.
struct Forgetting
{
    Exchange& exchange;
    ~Forgetting() { exchange.forget(); }
};

} // namespace

Session::Session(SessionShared& shared, SessionThread& home, asio::ssl::context& tls, Socket socket,
                 Bounds::Share network)
    : m_shared(shared)
    , m_home(home)
    , m_network(std::move(network))
    , m_stream(std::move(socket), tls)
    , m_deadline(home.context)
    , m_peerAddress(peerAddress(m_stream.next_layer()))
{
}

Session::~Session()
{
    m_home.sessions.erase(this);
    const std::lock_guard lock(m_shared.mutex);
    --m_shared.openSessions;
    ++m_shared.ended;
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
    Incoming incoming;
    co_await readHead(incoming);
    if (!incoming.isOver()) {
        co_await admitBody(incoming);
    }
    if (!incoming.isOver()) {
        co_await readBody(incoming);
    }
    if (incoming.gone) {
        co_return false;
    }
    const bool headOnly = incoming.parts.request.method == "HEAD";
    const bool closing = incoming.refusal || !incoming.parts.keepAlive || m_shared.draining;
    Response response;
    if (incoming.refusal) {
        response = *std::move(incoming.refusal);
    } else {
        response = co_await ask(m_shared.handler, std::move(incoming.parts.request));
    }
    if (!isSendable(response)) {
        response = problemResponse(ServerRefusal::InternalError);
    }
    std::string text = responseText(response, headOnly, closing || m_shared.draining);
    const bool written = co_await write(std::move(text));
    m_served = true;
    co_return written && !closing && !m_shared.draining;
}

asio::awaitable<bool> Session::awaitFirstByte()
{
    if (!m_buffer.empty()) {
        co_return true;
    }
    m_buffer.shrink_to_fit(); // an idle connection holds nothing of its last request
    const auto patience = m_served ? m_shared.limits.keepAlive : m_shared.limits.firstRequest;
    arm(m_shared.draining ? kDrainGrace : patience, Socket::shutdown_receive);
    m_idle = true;
    const std::size_t size = co_await readMore();
    m_idle = false;
    co_return size != 0;
}

//! How much came; 0 when the connection is over, or out of time.
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
        if (isHopeless(m_buffer)) {
            co_return incoming.refuse(ServerRefusal::MalformedRequest);
        }
        // Most heads fit into what every connection may hold; those that do not share a bounded room.
        if (m_buffer.size() >= kReadAhead && !incoming.head) {
            incoming.head = m_shared.strangers.take(most);
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
    const bool file = large && limits.carriesFile && limits.carriesFile(parts.request.method, parts.request.path);
    if (parts.bodyBytes > (file ? limits.fileBytes : limits.bodyBytes)) {
        co_return incoming.refuse(ServerRefusal::PayloadTooLarge);
    }
    if (parts.bodyBytes > limits.strangersBody) {
        if (limits.admit) {
            Request asked = parts.request;
            Response decision = co_await ask(limits.admit, std::move(asked));
            if (decision.status != kContinue) {
                incoming.refusal = std::move(decision);
                co_return;
            }
        }
        takePlaces(incoming, file);
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

void Session::takePlaces(Incoming& incoming, bool file)
{
    if (file) {
        incoming.file = m_shared.files.take(1);
        incoming.fileOfDevice = m_shared.filesOfDevice.take(1, m_clientCertificateSha256);
    } else {
        incoming.body = m_shared.bodies.take(incoming.parts.bodyBytes);
    }
    if (file ? !incoming.file || !incoming.fileOfDevice : !incoming.body) {
        incoming.refuse(ServerRefusal::Unavailable);
    }
}

// The bytes have to keep coming, not only to be there in the end: what one client holds back others cannot use.
asio::awaitable<void> Session::readBody(Incoming& incoming)
{
    const ServerLimits& limits = m_shared.limits;
    std::string& body = incoming.parts.request.body;
    const auto length = static_cast<std::size_t>(incoming.parts.bodyBytes);
    body = m_buffer.substr(0, length);
    m_buffer.erase(0, body.size());
    const auto begun = Clock::now();
    const auto last = begun + (incoming.file ? limits.readFile : limits.read);
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    while (body.size() < length) {
        const std::size_t before = body.size();
        const auto due = begun + limits.slowStart + std::chrono::milliseconds(before * 1'000 / limits.bytesPerSecond);
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(std::min(due, last) - Clock::now());
        arm(std::max(left, std::chrono::milliseconds(0)), Socket::shutdown_receive);
        const std::size_t wanted = std::min(kPiece, length - before);
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

asio::awaitable<Response> Session::ask(const Handler& handler, Request request)
{
    const auto exchange = std::make_shared<Exchange>(m_shared.gate, m_home.context);
    asio::steady_timer waiter(m_home.context, m_shared.limits.handler);
    exchange->await(waiter);
    const Forgetting forgetting{*exchange};
    m_deadline.cancel();
    ++m_deadlineNumber;
    callHandler(handler, std::move(request), exchange);
    error_code cancelled;
    auto token = asio::redirect_error(asio::use_awaitable, cancelled);
    co_await waiter.async_wait(token);
    std::optional<Response> answer = exchange->take();
    if (!answer) {
        answer = problemResponse(ServerRefusal::DeadlineExceeded);
    }
    co_return *std::move(answer);
}

void Session::callHandler(const Handler& handler, Request request, const std::shared_ptr<Exchange>& exchange)
{
    try {
        handler(std::move(request), [exchange](Response response) {
            [[maybe_unused]] const bool first = exchange->offer(std::move(response));
            assert(first && "a request is answered once");
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
