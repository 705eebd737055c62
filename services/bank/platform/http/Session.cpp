// One connection: TLS handshake, then one request after another until either side closes.
#include "services/bank/platform/http/Session.h"

#include "services/bank/platform/http/Peer.h"
#include "services/bank/platform/http/ProxyHeader.h"

#include <boost/asio/read.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace cf::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

// After the last response: how long, and how much, the client may still send before the socket closes. Closing with
// unread bytes would reset the connection, and a client that writes before it reads would lose the response.
constexpr std::chrono::milliseconds kLinger{2'000};
constexpr std::size_t kLingerBytes = 4 * 1024 * 1024;

//! The timer that an offer wakes lives in a coroutine's frame; the offer may come later.
template <class Value>
struct Forgetting
{
    Pending<Value>& pending;
    ~Forgetting() { pending.forget(); }
};

std::optional<std::string> pieceOf(BodyStream& body)
{
    try {
        return body.take();
    } catch (...) {
        return std::nullopt;
    }
}

bool mayBeSentAgain(const ServerLimits& limits, const std::string& method, const std::string& path)
{
    return method == "GET" || method == "HEAD" || (limits.repeatable && limits.repeatable(method, path));
}

} // namespace

Session::Session(SessionShared& shared, SessionThread& home, asio::ssl::context& tls, Socket socket,
                 Quota::Share network, bool proxied)
    : m_shared(shared)
    , m_home(home)
    , m_network(std::move(network))
    , m_proxied(proxied)
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
    if (!m_cutOff) {
        co_await closeTls();
    }
}

void Session::drain()
{
    if (m_idle) {
        arm(idleLimit(), Socket::shutdown_receive);
    }
}

asio::awaitable<bool> Session::handshake()
{
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    arm(m_shared.limits.handshake, Socket::shutdown_both);
    if (m_proxied) {
        const bool known = co_await readProxyHeader();
        if (!known) {
            co_return false;
        }
    }
    co_await m_stream.async_handshake(asio::ssl::stream_base::server, token);
    m_clientCertificateSha256 = peerCertificateSha256(m_stream.native_handle());
    // Without tickets the server has nothing to send now, and a client with Nagle's algorithm holds back its first
    // request until its last message is acknowledged: 40 ms later with the system's delayed acknowledgement.
    const int now = 1;
    ::setsockopt(socket().native_handle(), IPPROTO_TCP, TCP_QUICKACK, &now, sizeof now);
    co_return !error && !m_expired;
}

//! False: it sent none, or its client has too many connections.
asio::awaitable<bool> Session::readProxyHeader()
{
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    std::string prologue(kProxyPrologue, '\0');
    co_await asio::async_read(socket(), asio::buffer(prologue), token);
    const auto length = proxyRest(prologue);
    if (error || !length) {
        co_return false;
    }
    std::string rest(*length, '\0');
    co_await asio::async_read(socket(), asio::buffer(rest), token);
    const auto client = proxiedClient(prologue, rest);
    if (error || !client) {
        co_return false;
    }
    if (!client->empty()) {
        m_peerAddress = *client;
    }
    m_network = m_shared.networks.take(1, networkOf(m_peerAddress));
    co_return static_cast<bool>(m_network);
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
    const bool refused = incoming.refusal.has_value();
    Response response;
    if (incoming.refusal) {
        response = *std::move(incoming.refusal);
    } else {
        response = co_await ask(m_shared.handler, std::move(incoming.parts.request));
        if (response.stream) { // sent for as long as its client takes, and made of the body no more
            incoming.giveBodyBack();
        }
    }
    if (!isSendable(response)) {
        response = problemResponse(ServerRefusal::InternalError);
    }
    // What the response says about the connection holds even if draining begins now: the next request may be on its
    // way.
    const bool last = refused || !incoming.parts.keepAlive || m_shared.draining;
    const Framing framing{headOnly, last, incoming.parts.takesChunks};
    const bool written = co_await writeResponse(response, framing);
    m_served = true;
    co_return written && !last;
}

std::chrono::milliseconds Session::idleLimit() const
{
    const ServerLimits& limits = m_shared.limits;
    const auto usual = m_served ? limits.keepAlive : limits.firstRequest;
    return m_shared.draining ? std::min(limits.drainIdle, usual) : usual;
}

asio::awaitable<bool> Session::awaitFirstByte()
{
    if (!m_buffer.empty()) {
        co_return true;
    }
    m_buffer.shrink_to_fit(); // an idle connection keeps nothing of its last request
    arm(idleLimit(), Socket::shutdown_receive);
    m_idle = true;
    const std::size_t size = co_await readMore();
    m_idle = false;
    co_return size != 0;
}

asio::awaitable<Response> Session::ask(const Handler& handler, Request request)
{
    const std::string method = request.method;
    const std::string path = request.path;
    const auto pending = std::make_shared<Pending<Response>>(m_shared.gate, m_home.context);
    const std::function<void()> begin = [&] { callHandler(handler, std::move(request), pending); };
    std::optional<Response> answer = co_await expect(*pending, begin);
    if (!answer) {
        answer = problemResponse(ServerRefusal::DeadlineExceeded, mayBeSentAgain(m_shared.limits, method, path));
    }
    co_return *std::move(answer);
}

template <class Value>
asio::awaitable<std::optional<Value>> Session::expect(Pending<Value>& pending, const std::function<void()>& begin)
{
    asio::steady_timer waiter(m_home.context, m_shared.limits.handler);
    pending.await(waiter);
    const Forgetting<Value> forgetting{pending};
    disarm();
    begin();
    error_code cancelled;
    auto token = asio::redirect_error(asio::use_awaitable, cancelled);
    co_await waiter.async_wait(token);
    co_return pending.take();
}

void Session::callHandler(const Handler& handler, Request request, const std::shared_ptr<Pending<Response>>& pending)
{
    try {
        handler(std::move(request), [pending](Response response) {
            pending->offer(std::move(response)); // a second answer is dropped
        });
    } catch (...) {
        pending->offer(problemResponse(ServerRefusal::InternalError));
    }
}

asio::awaitable<bool> Session::writeResponse(const Response& response, const Framing& framing)
{
    Pace pace;
    const std::string text = responseText(response, framing);
    bool written = co_await write(text, pace);
    if (written && response.stream && !framing.headOnly) {
        written = co_await writeStream(*response.stream, framing.chunked, pace);
    }
    co_return written;
}

// A piece is asked for once the client has taken the last one. It need not account for the time that pieces take.
asio::awaitable<bool> Session::writeStream(BodyStream& body, bool chunked, Pace& pace)
{
    bool more = true;
    while (more && !m_cutOff) {
        const auto asked = Clock::now();
        const std::optional<std::string> piece = co_await nextPiece(body);
        pace.begun += Clock::now() - asked;
        if (!piece) {
            m_cutOff = true;
            co_return false;
        }
        more = !piece->empty();
        const std::string text = chunked ? chunkText(*piece) : *piece;
        if (!text.empty()) {
            co_await write(text, pace);
        }
    }
    co_return !m_cutOff;
}

//! Empty: the body has ended. None: it was late, or failed.
asio::awaitable<std::optional<std::string>> Session::nextPiece(BodyStream& body)
{
    const auto pending = std::make_shared<Pending<Done>>(m_shared.gate, m_home.context);
    const std::function<void()> begin = [&] { body.whenReady([pending] { pending->offer(Done()); }); };
    const std::optional<Done> ready = co_await expect(*pending, begin);
    co_return ready ? pieceOf(body) : std::nullopt;
}

// A long response gets as much time as a body of its size. A client that stops reading gets no longer, however much is
// already in the system's buffers.
asio::awaitable<bool> Session::write(std::string_view text, Pace& pace)
{
    const auto timeout = m_shared.limits.write;
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    std::size_t written = 0;
    do {
        const auto now = Clock::now();
        const auto end = std::min(due(pace.begun, timeout, pace.written), now + timeout);
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - now);
        arm(std::max(left, std::chrono::milliseconds(0)), Socket::shutdown_both);
        const auto piece = asio::buffer(&text[written], std::min(kTlsRecord, text.size() - written));
        const std::size_t size = co_await asio::async_write(m_stream, piece, token);
        written += size;
        pace.written += size;
        m_cutOff = error || m_expired;
    } while (!m_cutOff && written < text.size());
    co_return !m_cutOff;
}

asio::awaitable<void> Session::closeTls()
{
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    arm(kLinger, Socket::shutdown_both);
    // Sends close_notify, then ends with the client's own, its next data, or the deadline.
    co_await m_stream.async_shutdown(token);
    socket().shutdown(Socket::shutdown_send, error);
    std::array<char, kReadAhead> unwanted{};
    const auto space = asio::buffer(unwanted);
    std::size_t drained = 0;
    while (!error && drained < kLingerBytes) {
        drained += co_await socket().async_read_some(space, token);
    }
}

Session::Clock::time_point Session::due(Clock::time_point begun, std::chrono::milliseconds behind,
                                        std::size_t bytes) const
{
    return begun + behind + std::chrono::milliseconds(bytes * 1'000 / m_shared.limits.bytesPerSecond);
}

void Session::disarm()
{
    m_deadline.cancel();
    ++m_deadlineNumber;
}

void Session::arm(std::chrono::milliseconds limit, Socket::shutdown_type onExpiry)
{
    m_expired = false;
    m_deadline.expires_after(limit);
    // Shut down rather than cancel: that also ends an operation between two of its steps.
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
