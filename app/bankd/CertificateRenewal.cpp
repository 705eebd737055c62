// See CertificateRenewal.h.
#include "app/bankd/CertificateRenewal.h"

#include "services/bank/platform/crypto/CertificateAuthority.h"

namespace cf::app {

bool renewCertificate(const std::filesystem::path& tls)
{
    const auto chain = tls / "bank.pem";
    const auto authority = platform::CertificateAuthority::openOrCreate(tls);
    if (!platform::expiresWithin(chain, kRenewBefore))
        return false;
    platform::saveCertificate(authority.issueServer({"localhost", "127.0.0.1", "::1"}), chain, tls / "bank.key");
    return true;
}

CertificateRenewal::CertificateRenewal(std::filesystem::path tls, platform::Log& log, std::chrono::milliseconds pause)
    : m_tls(std::move(tls))
    , m_log(log)
    , m_thread([this, pause] { run(pause); })
{
}

CertificateRenewal::~CertificateRenewal()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void CertificateRenewal::run(std::chrono::milliseconds pause)
{
    std::unique_lock lock(m_mutex);
    while (!m_changed.wait_for(lock, pause, [this] { return m_stopping; })) {
        lock.unlock();
        try {
            if (renewCertificate(m_tls))
                m_log.info("certificateIssued");
        } catch (const std::exception& error) {
            m_log.warning("certificateNotIssued", {{"reason", std::string(error.what())}});
        }
        lock.lock();
    }
}

} // namespace cf::app
