// Server certificates for tests, valid ones and every kind a client must refuse.
#include "tests/support/Certificates.h"

namespace cf::test {

using platform::CertificateAuthority;
using platform::IssuedCertificate;

namespace {

const std::vector<std::string> kThisMachine{"localhost", "127.0.0.1", "::1"};

IssuedCertificate issue(CertificateKind kind, const CertificateAuthority& authority,
                        const std::filesystem::path& folder)
{
    const auto now = std::chrono::system_clock::now();
    constexpr std::chrono::hours kDay{24};
    switch (kind) {
    case CertificateKind::Good:
        break;
    case CertificateKind::SelfSigned:
        return CertificateAuthority::selfSigned(kThisMachine, now - kDay, now + kDay);
    case CertificateKind::UnknownAuthority:
        return CertificateAuthority::create(folder / "unknown-ca", "Someone else").issueServer(kThisMachine);
    case CertificateKind::Expired:
        return authority.issueServer(kThisMachine, now - 2 * kDay, now - kDay);
    case CertificateKind::NotYetValid:
        return authority.issueServer(kThisMachine, now + kDay, now + 2 * kDay);
    case CertificateKind::WrongHost:
        return authority.issueServer({"bank.example", "192.0.2.1"});
    }
    return authority.issueServer(kThisMachine);
}

} // namespace

Certificates::Certificates()
    : m_authority(CertificateAuthority::create(m_folder.path() / "ca", "Test authority"))
{
}

ServerFiles Certificates::make(CertificateKind kind) const
{
    const std::string number = std::to_string(static_cast<int>(kind));
    ServerFiles files{m_folder.path() / ("server" + number + ".pem"), m_folder.path() / ("server" + number + ".key")};
    saveCertificate(issue(kind, m_authority, m_folder.path()), files.chain, files.key);
    return files;
}

} // namespace cf::test
