#include "services/client/TlsPolicy.h"

#include <QFile>
#include <QSslKey>

#include <algorithm>

namespace cf::client {

Outcome<TlsPolicy, TlsPolicyError> TlsPolicy::fromFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return TlsPolicyError::Unreadable;
    const auto authorities = QSslCertificate::fromDevice(&file, QSsl::Pem);
    if (authorities.isEmpty())
        return TlsPolicyError::NoCertificate;
    return TlsPolicy(authorities);
}

TlsPolicy TlsPolicy::systemAuthorities()
{
    return TlsPolicy(QSslConfiguration::systemCaCertificates());
}

QSslConfiguration TlsPolicy::configuration(const std::optional<DeviceKey>& key) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // Also disables on-demand loading of the system's authorities.
    configuration.setCaCertificates(m_authorities);
    if (key) {
        configuration.setLocalCertificate(QSslCertificate(key->certificatePem, QSsl::Pem));
        configuration.setPrivateKey(QSslKey(key->privateKeyPem, QSsl::Ec, QSsl::Pem));
    }
    return configuration;
}

namespace {

TlsReason reasonOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
        return TlsReason::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateSignatureFailed:
    case QSslError::InvalidCaCertificate:
    case QSslError::SubjectIssuerMismatch:
    case QSslError::AuthorityIssuerSerialNumberMismatch:
        return TlsReason::UnknownAuthority;
    case QSslError::CertificateExpired:
        return TlsReason::Expired;
    case QSslError::CertificateNotYetValid:
        return TlsReason::NotYetValid;
    case QSslError::HostNameMismatch:
        return TlsReason::WrongHost;
    default:
        return TlsReason::OtherDefect;
    }
}

} // namespace

TlsRefusal TlsPolicy::refusal(const QList<QSslError>& errors, const QString& host, const QString& technical)
{
    TlsRefusal refusal;
    refusal.host = host;
    refusal.technical = technical;
    for (const QSslError& error : errors)
        refusal.reason = std::min(refusal.reason, reasonOf(error.error()));
    if (errors.isEmpty())
        return refusal;
    const QSslCertificate certificate = errors.first().certificate();
    refusal.certificateNames = certificate.subjectAlternativeNames().values();
    if (refusal.certificateNames.isEmpty())
        refusal.certificateNames = certificate.subjectInfo(QSslCertificate::CommonName);
    refusal.issuer = certificate.issuerInfo(QSslCertificate::CommonName).join(QStringLiteral(", "));
    refusal.validFrom = certificate.effectiveDate();
    refusal.validUntil = certificate.expiryDate();
    return refusal;
}

} // namespace cf::client
