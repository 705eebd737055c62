// A running bankd: the foundation, every capability of the bank, and its server; ended in the order of
// bank::ShutdownPhase. `serve` owns one; tests start one, too.
#pragma once

#include "services/bank/platform/config/Settings.h"

#include <memory>

namespace cf::app {

class RunningBank
{
public:
    //! Serves once the constructor returns. Settings and log outlive it. Throws std::runtime_error with a sentence.
    RunningBank(const platform::Settings& settings, platform::Log& log);
    ~RunningBank();
    RunningBank(const RunningBank&) = delete;
    RunningBank& operator=(const RunningBank&) = delete;

    std::uint16_t port() const;

    //! Reloads the server's certificate and logs the result.
    void reloadCertificate();

    //! Turns readiness false, finishes what is in flight, accepts no more.
    void drain();

private:
    struct Parts;

    platform::Log& m_log;
    std::unique_ptr<Parts> m_parts;
};

} // namespace cf::app
