// Sends requests over TLS on many connections that stay open, from one thread: as fast as answers come (closed loop),
// or at a fixed rate whatever the answers do (open loop).
#pragma once

#include "services/bank/platform/crypto/CertificateAuthority.h"
#include "tests/bench/ledger/Interruption.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cf::bench {

struct HttpTarget
{
    std::uint16_t port = 0; //!< On this machine.
    std::filesystem::path trust;
    platform::IssuedCertificate device;
};

struct HttpLoadResult
{
    std::int64_t succeeded = 0; //!< 2xx; of a batch each order with an outcome.
    std::int64_t failed = 0;    //!< Any other answer, or none in time; of a batch each order with a problem.
    std::string firstFailure;   //!< The answer.
    double seconds = 0;
    std::vector<float> milliseconds; //!< Of every request: from sending, or in the open loop from when it was due.

    double perSecond() const { return static_cast<double>(succeeded) / seconds; }
};

//! Throws std::runtime_error with the first failure unless 99 of 100 requests succeeded.
void requireMostlySuccessful(const HttpLoadResult& result);

class HttpLoad
{
public:
    //! The next request of a connection, 0 …: its bytes.
    using NextRequest = std::function<std::string(std::size_t connection)>;

    //! Connects. The interruption outlives it. Throws std::runtime_error.
    HttpLoad(const HttpTarget& target, std::size_t connections, NextRequest next, const Interruption& interruption);
    ~HttpLoad();

    //! One request at a time on each connection, for that long. Throws Interrupted, and std::runtime_error when a
    //! connection breaks.
    HttpLoadResult closedLoop(std::chrono::milliseconds duration);

    //! `perSecond` requests at equal distances; a request waits for a free connection. Throws like closedLoop().
    HttpLoadResult openLoop(std::chrono::milliseconds duration, double perSecond);

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace cf::bench
