// Whom the desktop trusts: exactly the authorities of the machine policy, TLS 1.2 or later, no exceptions. A
// certificate that fails validation cannot be accepted. Used only by HttpTransport.
#pragma once

#include "models/domain/Outcome.h"
#include "services/client/DeviceKey.h"
#include "services/client/TlsRefusal.h"

#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <optional>

namespace cf::client {

enum class TlsPolicyError
{
    Unreadable,
    NoCertificate,
};

class TlsPolicy
{
public:
    //! Trusts only the certificates in a PEM file.
    static Outcome<TlsPolicy, TlsPolicyError> fromFile(const QString& path);
    //! Trusts the system's CA store; only if its policy says so.
    static TlsPolicy systemAuthorities();

    //! For every connection. With a device key the connection is bound to it (RFC 8705).
    QSslConfiguration configuration(const std::optional<DeviceKey>& key) const;

    //! The one reason to report among a handshake's errors: identity comes before validity period.
    static TlsRefusal refusal(const QList<QSslError>& errors, const QString& host, const QString& technical);

private:
    explicit TlsPolicy(QList<QSslCertificate> authorities)
        : m_authorities(std::move(authorities))
    {
    }

    QList<QSslCertificate> m_authorities;
};

} // namespace cf::client
