// The HTTPS server: TLS 1.2+ with an optional client certificate, HTTP/1.1 with keep-alive, bounded in size and time.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/http/Http.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace cf::http {

struct ServerLimits
{
    std::size_t headerBytes = 16 * 1024; //!< The whole head; more: 431 and the connection ends.
    std::size_t bodyBytes = 256 * 1024;  //!< More: 413 and the connection ends.
    //! A larger body is read only once `admit` allows it. Up to it anybody may send one, as for signing in.
    std::size_t unauthenticatedBody = 4 * 1024;
    //! Called with the head of such a request, its body still empty. A 100 has the body read; any other response goes
    //! to the client and ends the connection. Called like Handler. Empty: all are read.
    Handler admit;
    std::size_t headsBytes = 32UL * 1024 * 1024;  //!< For all heads longer than most, in total; more: 503.
    std::size_t bodiesBytes = 64UL * 1024 * 1024; //!< For all admitted bodies, in total; more: 503.
    //! How large the body of a request may be, by method and path, if it may exceed bodyBytes; 0: it may not. Empty:
    //! none may.
    std::function<std::size_t(std::string_view method, std::string_view path)> largeBody;
    std::size_t largeAtOnce = 16;   //!< Bodies above bodyBytes being read or handled; more: 503.
    std::size_t largePerDevice = 4; //!< Per client certificate.
    std::chrono::milliseconds readLarge{60'000};
    std::size_t connections = 12'000;          //!< More: the newest is closed at once.
    std::size_t connectionsPerAddress = 3'000; //!< The same per IPv4 address or IPv6 /64. 0: unlimited.
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds firstRequest{15'000}; //!< From the handshake to the first byte.
    std::chrono::milliseconds read{15'000};         //!< From the first byte of a head, or of a body, to its last: 408.
    std::size_t bytesPerSecond = 16 * 1024;         //!< Average rate required of a body …
    std::chrono::milliseconds slowStart{5'000};     //!< … and how far it may lag behind: 408.
    //! How far a response may lag behind the same rate, and how long the client may take none of it; then the
    //! connection ends.
    std::chrono::milliseconds write{30'000};
    //! Without a response by then: 503 "deadlineExceeded"; a late one is dropped. A response that is made while it is
    //! sent may take as long for each piece; then it is cut off.
    std::chrono::milliseconds handler{30'000};
    //! Whether a request that is not GET or HEAD, by method and path, may be sent again after a deadline passed. Empty:
    //! none may.
    std::function<bool(std::string_view method, std::string_view path)> repeatable;
    std::chrono::milliseconds keepAlive{75'000}; //!< Idle between two requests. Longer than the client's.
    //! How long a drain leaves an idle connection open. A request that comes by then is answered, with "Connection:
    //! close"; one that crosses the end of its connection is lost, and its client cannot know whether it was handled.
    std::chrono::milliseconds drainIdle{250};
};

//! The limits for a server with this many descriptors: no more connections than that, and if that lowers the limit, at
//! most a quarter of them per address. An unlimited number per address stays unlimited.
ServerLimits within(std::size_t descriptors, ServerLimits limits);

struct ServerConfig
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; //!< 0: any free one.
    //! Addresses of proxies in front. Their connections begin with a header that names the client (ProxyHeader.h),
    //! whose address then counts; anybody else's header is no TLS and ends the connection.
    std::set<std::string> proxies;
    std::filesystem::path certificateChain; //!< PEM, server certificate first.
    std::filesystem::path privateKey;       //!< PEM.
    //! How often the two files are checked; they are reloaded when they have changed.
    std::chrono::milliseconds certificatePoll{5'000};
    //! Called on a server thread after a reload: the sentence says why they cannot be used; empty: in use.
    std::function<void(const std::string& sentence)> onCertificate;
    std::chrono::hours certificateMargin{30 * 24};
    //! Called at the start and daily while less than that remains of the certificate; from a server thread, too.
    std::function<void(std::chrono::system_clock::time_point end)> onCertificateExpiring;
    int threads = 2;
    ServerLimits limits;
};

//! Owns its threads and sockets. Destroying it (not from within a handler) ends every connection; later answers are
//! dropped. A client certificate proves possession of a key and nothing else: self-signed or expired ones are accepted,
//! weak keys and signatures are not (isDeviceCertificate). The server's own errors are problems (RFC 9457) with a code:
//! malformedRequest 400, requestTimeout 408, lengthRequired 411 (chunked), payloadTooLarge 413, headersTooLarge 431,
//! internalError 500 (the handler threw, or its headers cannot be sent), unavailable 503 (overloaded), deadlineExceeded
//! 503. Every response is no-store, nosniff and strict-transport-security.
class Server
{
public:
    //! Throws std::runtime_error with a sentence that names the file or address at fault.
    Server(const ServerConfig& config, Handler handler);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;
    std::size_t openConnections() const;

    //! Reloads certificate and key for new connections. If they cannot be used the old ones stay, and the error says
    //! why. From any thread.
    Outcome<Done, std::string> reloadCertificate();
    //! When that one expires.
    std::chrono::system_clock::time_point certificateEnd() const;

    //! Stops accepting, answers requests in flight with "Connection: close", returns when all ended or after `timeout`.
    void drain(std::chrono::milliseconds timeout);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace cf::http
