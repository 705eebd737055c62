// The HTTPS server: TLS 1.2+ with an optional client certificate, HTTP/1.1 with keep-alive, bounded in size and time.
#pragma once

#include "services/bank/platform/http/Http.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

namespace cf::http {

struct ServerLimits
{
    std::size_t headerBytes = 16 * 1024; //!< More: 431 and the connection ends.
    std::size_t bodyBytes = 256 * 1024;  //!< More: 413 and the connection ends.
    //! Whether a request, by method and path, carries a file. Empty: none does. Before anybody has signed in, so files
    //! have limits of their own, and a memory that they fill is bounded by filesAtOnce.
    std::function<bool(std::string_view method, std::string_view path)> carriesFile;
    std::size_t fileBytes = 8 * 1024 * 1024; //!< The same as bodyBytes, for those.
    std::size_t filesAtOnce = 16;            //!< Bodies above bodyBytes that are read or handled; more: 503.
    std::chrono::milliseconds readFile{60'000};
    std::size_t connections = 12'000; //!< More: the newest is closed at once.
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds read{15'000}; //!< From the first byte of a request to its last: 408.
    std::chrono::milliseconds write{30'000};
    std::chrono::milliseconds handler{
        30'000}; //!< Without an answer by then: 503 "deadlineExceeded"; a late answer is dropped.
    std::chrono::milliseconds keepAlive{75'000}; //!< Idle between two requests. Longer than the client's.
};

struct ServerConfig
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;                 //!< 0: any free one.
    std::filesystem::path certificateChain; //!< PEM, server certificate first.
    std::filesystem::path privateKey;       //!< PEM.
    int threads = 2;
    ServerLimits limits;
};

//! Owns its threads and sockets. Destroying it (not from within a handler) ends every connection; answers that are
//! given later go nowhere. Any client certificate is accepted, self-signed or expired: it proves a key and nothing
//! else. What the server answers by itself is a problem (RFC 9457) with a code: malformedRequest 400, requestTimeout
//! 408, lengthRequired 411 (chunked), payloadTooLarge 413, headersTooLarge 431, internalError 500 (the handler threw,
//! or its headers cannot be sent), unavailable 503 (too many files at once), deadlineExceeded 503. Every answer is
//! no-store, nosniff and strict-transport-security.
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

    //! Stops accepting, answers what is in flight with "Connection: close", returns when all ended or after patience.
    void drain(std::chrono::milliseconds patience);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace cf::http
