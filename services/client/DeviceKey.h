// The key that stands for this machine: P-256 with a self-signed certificate. The bank binds a session to it
// (RFC 8705), so a stolen token is worth nothing elsewhere.
#pragma once

#include <QByteArray>

#include <optional>

namespace cf::client {

struct DeviceKey
{
    QByteArray certificatePem;
    QByteArray privateKeyPem; //!< Unencrypted: it lives in memory and in the desktop's keychain only.

    //! A new one, valid for ten years. Throws std::runtime_error when OpenSSL cannot.
    static DeviceKey generate();
    //! Both PEM blocks behind each other; nothing when they are not an EC key with a certificate that is still valid.
    static std::optional<DeviceKey> fromPem(const QByteArray& pem);
    QByteArray toPem() const { return privateKeyPem + certificatePem; }
};

} // namespace cf::client
