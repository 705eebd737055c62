// Keeps an embedded bank's certificate valid: its own authority issues the next one weeks before expiry, also while the
// bank runs. The server notices and loads the new files (http::ServerConfig::certificatePoll).
//
// The next certificate is issued thirty days before the last one ends. An alert says so three weeks before it ends.
#pragma once

#include "services/bank/platform/logging/Log.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <chrono>
#include <filesystem>

namespace cf::app {

inline constexpr std::chrono::hours kRenewBefore{30 * 24};

//! Issues bank.pem and bank.key in that folder if missing or expiring within kRenewBefore, under the folder's
//! authority, created if missing. Returns whether it did. Throws std::runtime_error with a sentence.
bool renewCertificate(const std::filesystem::path& tls);

//! Does so periodically until destroyed.
class CertificateRenewal
{
public:
    //! The log outlives it.
    CertificateRenewal(std::filesystem::path tls, platform::Log& log,
                       std::chrono::milliseconds pause = std::chrono::hours(1));

private:
    const std::filesystem::path m_tls;
    platform::Log& m_log;
    platform::PeriodicThread m_thread;
};

} // namespace cf::app
