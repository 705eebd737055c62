// A server's periodic housekeeping, on a thread of its own: checks whether its certificate was renewed on disk, returns
// memory. Owned by Server.
//
// Any bank takes a certificate that was replaced on disk, for the connections that begin after it. SIGHUP does the same
// at once and reopens the log.
#pragma once

#include "services/bank/platform/http/Server.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <optional>
#include <vector>

namespace cf::http {

//! Identifies files' contents without reading them: changed by a write, a rename over it, a link.
using FileVersions = std::vector<std::string>;
FileVersions versionsOf(const std::vector<std::filesystem::path>& files);

class ServerMaintenance
{
public:
    //! What it calls on the server; outlives it.
    struct Server
    {
        std::function<Outcome<Done, std::string>()> reloadCertificate;
        std::function<std::chrono::system_clock::time_point()> certificateEnd;
        std::function<void()> releaseMemory;
    };

    //! `loaded`: the files' versions when last read.
    ServerMaintenance(const ServerConfig& config, FileVersions loaded, Server server);

private:
    void pollCertificate();
    void warnOfExpiry();

    const std::vector<std::filesystem::path> m_files;
    const std::chrono::milliseconds m_pause;
    const std::function<void(const std::string&)> m_onCertificate;
    const std::chrono::hours m_margin;
    const std::function<void(std::chrono::system_clock::time_point)> m_onCertificateExpiring;
    const Server m_server;
    std::optional<std::chrono::steady_clock::time_point> m_warnedAt;
    FileVersions m_loaded;
    FileVersions m_refused; //!< Unusable at the last check; they may be half replaced.
    bool m_said = false;    //!< That was reported.
    platform::PeriodicThread m_thread;
};

} // namespace cf::http
