// A real Redis for a test: over TLS, with a user of the bank's, in memory alone.
#pragma once

#include "services/bank/platform/process/ChildProcess.h"
#include "services/bank/platform/redis/RedisClient.h"
#include "tests/support/Certificates.h"

#include <optional>

namespace cf::test {

class TemporaryRedis
{
public:
    //! Throws std::runtime_error with the reason if it cannot be started.
    TemporaryRedis();
    ~TemporaryRedis();
    TemporaryRedis(const TemporaryRedis&) = delete;
    TemporaryRedis& operator=(const TemporaryRedis&) = delete;

    platform::RedisConfig config() const;

    void kill();  //!< With all that is in it.
    void start(); //!< On the same port, empty.
    //! SIGSTOP and SIGCONT.
    void freeze(bool frozen);
    //! One command of the test's own.
    platform::RedisReply ask(const platform::RedisCommand& command) const;

private:
    TestFolder m_folder;
    Certificates m_certificates;
    ServerFiles m_files;
    std::uint16_t m_port;
    std::optional<platform::ChildProcess> m_server;
};

} // namespace cf::test
