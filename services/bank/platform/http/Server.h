// The HTTPS server: TLS 1.2+ with an optional client certificate, HTTP/1.1 with keep-alive, bounded in size and time.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/http/Http.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace cf::http {

struct ServerLimits
{
    std::size_t headerBytes = 16 * 1024; //!< The whole head; more: 431 and the connection ends.
    std::size_t bodyBytes = 256 * 1024;  //!< More: 413 and the connection ends.
    //! A body above this is read only once `admit` said so. Up to it anybody may send one, as for signing in.
    std::size_t strangersBody = 4 * 1024;
    //! Asked with the head of such a request, the body still empty. Answers 100 to have the body read, else what the
    //! caller is told; the connection ends after that. As for Handler. Empty: all are read.
    Handler admit;
    std::size_t strangersBytes = 32UL * 1024 * 1024; //!< Of heads that are longer than most, all together; more: 503.
    std::size_t bodiesBytes = 64UL * 1024 * 1024;    //!< Of admitted bodies, all together; more: 503.
    //! Whether a request, by method and path, carries a file. Empty: none does.
    std::function<bool(std::string_view method, std::string_view path)> carriesFile;
    std::size_t fileBytes = 8 * 1024 * 1024; //!< The same as bodyBytes, for those.
    std::size_t filesAtOnce = 16;            //!< Bodies above bodyBytes that are read or handled; more: 503.
    std::size_t filesPerDevice = 4;          //!< Of one client certificate.
    std::chrono::milliseconds readFile{60'000};
    std::size_t connections = 12'000;          //!< More: the newest is closed at once.
    std::size_t connectionsPerAddress = 3'000; //!< The same for one IPv4 address or IPv6 /64. 0: no bound.
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds firstRequest{15'000}; //!< From the handshake to the first byte.
    std::chrono::milliseconds read{15'000};         //!< From the first byte of a head, or of a body, to its last: 408.
    std::size_t bytesPerSecond = 16 * 1024;         //!< What of a body has to come on average …
    std::chrono::milliseconds slowStart{5'000};     //!< … and how far it may be behind that: 408.
    //! How far an answer may be behind the same average, and how long nothing of it may be taken; then the connection
    //! ends.
    std::chrono::milliseconds write{30'000};
    std::chrono::milliseconds handler{
        30'000}; //!< Without an answer by then: 503 "deadlineExceeded"; a late answer is dropped.
    //! Whether a request of another method than GET and HEAD, by method and path, may be sent again by who was not
    //! answered in time. Empty: none may.
    std::function<bool(std::string_view method, std::string_view path)> repeatable;
    std::chrono::milliseconds keepAlive{75'000}; //!< Idle between two requests. Longer than the client's.
};

//! The same for a server that may hold so many connections open: no more at once, and if that are fewer, at most a
//! quarter of them for one address. Where there is no bound for one address there still is none.
ServerLimits within(std::size_t descriptors, ServerLimits limits);

struct ServerConfig
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;                 //!< 0: any free one.
    std::filesystem::path certificateChain; //!< PEM, server certificate first.
    std::filesystem::path privateKey;       //!< PEM.
    //! How often the two files are looked at; when they have changed they are read anew.
    std::chrono::milliseconds lookAtCertificate{5'000};
    //! Told, on a thread of the server's, when they were: the sentence says why they cannot be used, empty: in use.
    std::function<void(const std::string& sentence)> onCertificate;
    std::chrono::hours certificateMargin{30 * 24};
    //! Told at the start and daily while less than that is left of the certificate; from the server's thread, too.
    std::function<void(std::chrono::system_clock::time_point end)> onCertificateEnds;
    int threads = 2;
    ServerLimits limits;
};

//! Owns its threads and sockets. Destroying it (not from within a handler) ends every connection; answers that are
//! given later go nowhere. A client certificate proves a key and nothing else: self-signed or expired ones are
//! accepted, weak keys and signatures are not (isDeviceCertificate). What the server answers by itself is a problem
//! (RFC 9457) with a code: malformedRequest 400, requestTimeout 408, lengthRequired 411 (chunked), payloadTooLarge 413,
//! headersTooLarge 431, internalError 500 (the handler threw, or its headers cannot be sent), unavailable 503 (too much
//! at once), deadlineExceeded 503. Every answer is no-store, nosniff and strict-transport-security.
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

    //! Reads certificate and key anew, for the connections that begin from now on. When they cannot be used the old
    //! ones stay, and the sentence says why. From any thread.
    Outcome<Done, std::string> renewCertificate();
    //! When the one in use ends.
    std::chrono::system_clock::time_point certificateEnd() const;

    //! Stops accepting, answers what is in flight with "Connection: close", returns when all ended or after patience.
    void drain(std::chrono::milliseconds patience);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace cf::http
