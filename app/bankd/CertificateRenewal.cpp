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
    , m_thread(
          [this, pause] {
              if (renewCertificate(m_tls))
                  m_log.info("certificateIssued");
              return platform::PeriodicThread::Pause{pause};
          },
          [this, pause](const std::exception& error) {
              m_log.warning("certificateNotIssued", {{"reason", std::string(error.what())}});
              return platform::PeriodicThread::Pause{pause};
          },
          pause)
{
}

} // namespace cf::app
