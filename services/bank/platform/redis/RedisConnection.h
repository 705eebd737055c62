// A connection to one Redis server over TLS. hiredis writes and reads the protocol (RESP 2) and OpenSSL carries it,
// since Debian's hiredis knows no TLS. For one thread at a time.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"
#include "services/bank/platform/redis/RedisReply.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

struct redisReader;
struct ssl_st;

namespace cf::platform {

struct RedisAddress
{
    std::string host; //!< Its certificate names it.
    std::uint16_t port = 6379;

    bool operator==(const RedisAddress&) const = default;
};

//! Who the bank is to Redis.
struct RedisAccess
{
    std::string user;
    std::string password;
    std::filesystem::path authority;   //!< PEM: whose certificates are believed.
    std::filesystem::path certificate; //!< PEM, presented to the server; empty: none.
    std::filesystem::path key;         //!< PEM, of the certificate.
};

class RedisConnection
{
public:
    using Clock = std::chrono::steady_clock;

    //! Connects and signs in. Throws RedisError.
    RedisConnection(const RedisAddress& address, const RedisAccess& access, Clock::time_point deadline);
    ~RedisConnection();
    RedisConnection(const RedisConnection&) = delete;
    RedisConnection& operator=(const RedisConnection&) = delete;

    //! Sends all commands at once and returns their answers in order. Throws RedisError; the connection is broken then.
    std::vector<RedisReply> ask(const std::vector<RedisCommand>& commands, Clock::time_point deadline);
    RedisReply ask(const RedisCommand& command, Clock::time_point deadline)
    {
        return ask(std::vector<RedisCommand>{command}, deadline).front();
    }

    bool isBroken() const { return m_broken; }

private:
    struct EndTls
    {
        void operator()(ssl_st* tls) const;
    };
    struct EndReader
    {
        void operator()(redisReader* reader) const;
    };

    void connect(const RedisAddress& address, Clock::time_point deadline);
    void begin(const RedisAddress& address, const RedisAccess& access, Clock::time_point deadline);
    void send(const std::string& bytes, Clock::time_point deadline);
    RedisReply receive(Clock::time_point deadline);
    int untilDone(const std::function<int()>& step, Clock::time_point deadline);
    void wait(short events, Clock::time_point deadline) const;

    FileDescriptor m_socket;
    std::unique_ptr<ssl_st, EndTls> m_tls;
    std::unique_ptr<redisReader, EndReader> m_reader;
    bool m_broken = false;
};

} // namespace cf::platform
