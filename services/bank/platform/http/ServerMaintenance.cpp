// A server's periodic housekeeping.
#include "services/bank/platform/http/ServerMaintenance.h"

#include <sys/stat.h>

namespace cf::http {

FileVersions versionsOf(const std::vector<std::filesystem::path>& files)
{
    FileVersions versions;
    for (const auto& file : files) {
        struct stat found = {};
        std::string version;
        if (::stat(file.c_str(), &found) == 0) {
            for (const auto part : {static_cast<long long>(found.st_dev), static_cast<long long>(found.st_ino),
                                    static_cast<long long>(found.st_size), static_cast<long long>(found.st_mtim.tv_sec),
                                    static_cast<long long>(found.st_mtim.tv_nsec)}) {
                version.append(std::to_string(part)).push_back(' ');
            }
        }
        versions.push_back(std::move(version));
    }
    return versions;
}

ServerMaintenance::ServerMaintenance(const ServerConfig& config, FileVersions loaded, Server server)
    : m_files{config.certificateChain, config.privateKey}
    , m_pause(config.certificatePoll)
    , m_onCertificate(config.onCertificate)
    , m_margin(config.certificateMargin)
    , m_onCertificateExpiring(config.onCertificateExpiring)
    , m_server(std::move(server))
    , m_loaded(std::move(loaded))
    , m_thread([this] {
        pollCertificate();
        warnOfExpiry();
        m_server.releaseMemory();
        return platform::PeriodicThread::Pause{m_pause};
    })
{
}

void ServerMaintenance::pollCertificate()
{
    FileVersions versions = versionsOf(m_files);
    if (versions == m_loaded) {
        return;
    }
    const auto renewed = m_server.reloadCertificate();
    if (renewed) {
        m_loaded = std::move(versions);
        m_said = false;
        if (m_onCertificate) {
            m_onCertificate({});
        }
        return;
    }
    // The two files cannot be replaced at once: versions unchanged at the second check are not half-way.
    m_said = m_said && m_refused == versions;
    if (m_refused == versions && !m_said && m_onCertificate) {
        m_onCertificate(renewed.error());
        m_said = true;
    }
    m_refused = std::move(versions);
}

void ServerMaintenance::warnOfExpiry()
{
    constexpr std::chrono::hours kEvery{24};
    const auto now = std::chrono::steady_clock::now();
    const auto end = m_server.certificateEnd();
    if (!m_onCertificateExpiring || end - std::chrono::system_clock::now() >= m_margin) {
        m_warnedAt.reset();
    } else if (!m_warnedAt || now - *m_warnedAt >= kEvery) {
        m_warnedAt = now;
        m_onCertificateExpiring(end);
    }
}

} // namespace cf::http
