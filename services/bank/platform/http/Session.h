// One connection: TLS handshake, then one request after another until either side closes. Started by Server, included
// by Server.cpp and Session.cpp only (it brings in Asio's TLS).
#pragma once

#include "services/bank/platform/http/Pending.h"
#include "services/bank/platform/http/Quota.h"
#include "services/bank/platform/http/RequestHead.h"
#include "services/bank/platform/http/ResponseText.h"
#include "services/bank/platform/http/Server.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <condition_variable>
#include <mutex>
#include <unordered_set>

namespace cf::http {

class Session;

//! Bodies and responses pass in pieces of one TLS record.
inline constexpr std::size_t kTlsRecord = 16 * 1024;

//! Bytes read at once, and what any connection may hold of an incomplete head.
inline constexpr std::size_t kReadAhead = 4096;

//! What all sessions of a server share. Outlives them.
struct SessionShared
{
    SessionShared(const ServerLimits& given, Handler answers)
        : limits(given)
        , handler(std::move(answers))
    {
    }

    const ServerLimits limits;
    const Handler handler;
    std::shared_ptr<AnswerGate> gate = std::make_shared<AnswerGate>();
    std::atomic<bool> draining = false;
    Quota heads{limits.headsBytes};             //!< Bytes of heads.
    Quota bodies{limits.bodiesBytes};           //!< Bytes of admitted bodies, without large ones.
    Quota large{limits.largeAtOnce};            //!< Slots.
    Quota largeOfDevice{limits.largePerDevice}; //!< Slots, by client certificate.
    Quota networks{limits.connectionsPerAddress};

    std::mutex mutex;
    std::condition_variable sessionEnded;
    std::size_t openSessions = 0; //!< Under mutex.
    std::size_t ended = 0;        //!< Under mutex: since memory was last returned.
};

//! One I/O thread's state. A session never leaves its thread, and so needs no lock.
struct SessionThread
{
    std::unordered_set<Session*> sessions; // declared first: sessions that die with the context remove themselves
    boost::asio::io_context context{1};
};

class Session : public std::enable_shared_from_this<Session>
{
public:
    using Socket = boost::asio::ip::tcp::socket;

    //! The socket belongs to the thread's context; `network` is its share of SessionShared::networks, which a session
    //! behind a proxy takes itself.
    Session(SessionShared& shared, SessionThread& home, boost::asio::ssl::context& tls, Socket socket,
            Quota::Share network, bool proxied);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    //! The whole life of the connection. On its thread; the caller keeps the session alive meanwhile.
    boost::asio::awaitable<void> run();

    //! The server drains: an idle connection gets ServerLimits::drainIdle for one more request. On its thread.
    void drain();

private:
    using Clock = std::chrono::steady_clock;

    struct Incoming
    {
        Quota::Share head; //!< Held until the response is written.
        Quota::Share body; //!< This and the next two only until there is a stream to write.
        Quota::Share large;
        Quota::Share largeOfDevice;
        RequestHead parts;
        std::optional<Response> refusal; //!< Sent without the handler; the connection ends after it.
        bool gone = false;               //!< The client is gone.

        void refuse(ServerRefusal why) { refusal = problemResponse(why); }
        void giveBodyBack()
        {
            body = {};
            large = {};
            largeOfDevice = {};
        }
        bool isOver() const { return gone || refusal.has_value(); }
    };

    //! How much of a response the client has taken, and since when it could.
    struct Pace
    {
        Clock::time_point begun = Clock::now();
        std::size_t written = 0;
    };

    boost::asio::awaitable<bool> handshake();
    boost::asio::awaitable<bool> readProxyHeader();
    boost::asio::awaitable<bool> serveOne();
    boost::asio::awaitable<bool> awaitFirstByte();
    boost::asio::awaitable<std::size_t> readMore();
    //! Each sets a refusal or `gone` if the request goes no further.
    boost::asio::awaitable<void> readHead(Incoming& incoming);
    boost::asio::awaitable<void> admitBody(Incoming& incoming);
    boost::asio::awaitable<void> readBody(Incoming& incoming);
    boost::asio::awaitable<Response> ask(const Handler& handler, Request request);
    //! Waits for the pending value, until the handler's deadline: then none.
    template <class Value>
    boost::asio::awaitable<std::optional<Value>> expect(Pending<Value>& pending, const std::function<void()>& begin);
    //! False: the client is gone or stuck, or the body was cut off.
    boost::asio::awaitable<bool> writeResponse(const Response& response, const Framing& framing);
    boost::asio::awaitable<bool> writeStream(BodyStream& body, bool chunked, Pace& pace);
    boost::asio::awaitable<std::optional<std::string>> nextPiece(BodyStream& body);
    boost::asio::awaitable<bool> write(std::string_view text, Pace& pace);
    boost::asio::awaitable<void> closeTls();

    void takeHead(Incoming& incoming, std::size_t size);
    void takePlaces(Incoming& incoming, bool large);
    static void callHandler(const Handler& handler, Request request, const std::shared_ptr<Pending<Response>>& pending);
    void failedRead(Incoming& incoming) const;
    std::chrono::milliseconds idleLimit() const;
    void disarm();
    void arm(std::chrono::milliseconds limit, Socket::shutdown_type onExpiry);
    //! When more than `bytes` must have passed, if they may lag behind the average rate by `behind`.
    Clock::time_point due(Clock::time_point begun, std::chrono::milliseconds behind, std::size_t bytes) const;
    Socket& socket() { return m_stream.next_layer(); }

    SessionShared& m_shared;
    SessionThread& m_home;
    Quota::Share m_network;
    const bool m_proxied;
    boost::asio::ssl::stream<Socket> m_stream;
    boost::asio::steady_timer m_deadline;
    std::uint64_t m_deadlineNumber = 0;
    bool m_expired = false;
    bool m_idle = false;
    bool m_cutOff = false; //!< The last response was not sent whole: the client must not take its end for one.
    bool m_served = false; //!< At least one request was answered.
    std::string m_buffer;  //!< Received bytes that belong to no request yet.
    std::string m_peerAddress;
    std::string m_clientCertificateSha256;
};

} // namespace cf::http
