// One connection: TLS handshake, then one request after another until either side has had enough. Started by Server,
// included by Server.cpp and Session.cpp only (it brings Asio's TLS).
#pragma once

#include "services/bank/platform/http/Exchange.h"
#include "services/bank/platform/http/Server.h"
#include "services/bank/platform/http/ServerProblem.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <condition_variable>
#include <mutex>
#include <unordered_set>
#include <utility>

namespace cf::http {

class Session;

//! What all sessions of a server share. Outlives them.
struct SessionShared
{
    ServerLimits limits;
    Handler handler;
    boost::asio::ssl::context tls{boost::asio::ssl::context::tls_server};
    std::shared_ptr<AnswerGate> gate = std::make_shared<AnswerGate>();
    std::atomic<bool> draining = false;
    std::atomic<std::size_t> files = 0; // large bodies that are read or handled

    std::mutex mutex;
    std::condition_variable sessionEnded;
    std::size_t openSessions = 0; // under mutex
};

//! One I/O thread's world. A session never leaves the thread it was given to, and so needs no lock.
struct SessionThread
{
    std::unordered_set<Session*> sessions; // declared first: sessions that die with the context still leave it
    boost::asio::io_context context{1};
};

class Session : public std::enable_shared_from_this<Session>
{
public:
    using Socket = boost::asio::ip::tcp::socket;

    //! The socket belongs to the thread's context.
    Session(SessionShared& shared, SessionThread& home, Socket socket);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    //! The whole life of the connection. On the home thread; the caller keeps the session alive meanwhile.
    boost::asio::awaitable<void> run();

    //! The server drains: an idle connection gets a moment for a request that is already on its way. On the home
    //! thread.
    void hurry();

private:
    //! One of the large bodies that a server holds at a time; given back when it goes.
    class FilePlace
    {
    public:
        FilePlace() = default;
        FilePlace(FilePlace&& other) noexcept
            : m_shared(std::exchange(other.m_shared, nullptr))
        {
        }
        FilePlace& operator=(FilePlace&& other) noexcept
        {
            std::swap(m_shared, other.m_shared);
            return *this;
        }
        ~FilePlace()
        {
            if (m_shared)
                --m_shared->files;
        }
        //! False when all are taken.
        bool take(SessionShared& shared)
        {
            m_shared = &shared;
            return ++shared.files <= shared.limits.filesAtOnce;
        }

    private:
        SessionShared* m_shared = nullptr;
    };

    struct Incoming
    {
        FilePlace file; //!< Kept until the answer is written.
        Request request;
        std::optional<ServerRefusal> refusal; //!< Answered without the handler; the connection ends after it.
        bool gone = false;                    //!< Nobody is left to answer.
        bool keepAlive = false;
    };

    boost::asio::awaitable<bool> handshake();
    boost::asio::awaitable<bool> serveOne();
    boost::asio::awaitable<bool> awaitFirstByte();
    boost::asio::awaitable<Incoming> readRequest();
    boost::asio::awaitable<Response> askHandler(Request request);
    boost::asio::awaitable<bool> write(std::string text);
    boost::asio::awaitable<void> farewell();

    void callHandler(Request request, const std::shared_ptr<Exchange>& exchange);
    //! Refuses a body that is longer than its request may have; a file takes a place and gets more time.
    std::optional<ServerRefusal> admitBody(std::uint64_t length, const std::string& path, Incoming& incoming);
    Incoming failedRead(const boost::system::error_code& error) const;
    void arm(std::chrono::milliseconds limit, Socket::shutdown_type onExpiry);
    Socket& socket() { return m_stream.next_layer(); }

    SessionShared& m_shared;
    SessionThread& m_home;
    boost::asio::ssl::stream<Socket> m_stream;
    boost::asio::steady_timer m_deadline;
    std::uint64_t m_deadlineNumber = 0;
    bool m_expired = false;
    bool m_idle = false;
    bool m_peerStuck = false;
    boost::beast::flat_buffer m_buffer;
    std::string m_peerAddress;
    std::string m_clientCertificateSha256;
};

} // namespace cf::http
