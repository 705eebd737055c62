// The key that identifies this machine: P-256 with a self-signed certificate. The bank binds sessions to it (RFC 8705),
// so a stolen token is useless elsewhere.
#pragma once

#include <QByteArray>

#include <optional>

namespace cf::client {

struct DeviceKey
{
    QByteArray certificatePem;
    QByteArray privateKeyPem; //!< Unencrypted: only in memory and in the desktop's keychain.

    //! A new one, valid for ten years. Throws std::runtime_error if OpenSSL fails.
    static DeviceKey generate();
    //! Both PEM blocks concatenated; empty unless they are an EC key with a certificate that is still valid.
    static std::optional<DeviceKey> fromPem(const QByteArray& pem);
    QByteArray toPem() const { return privateKeyPem + certificatePem; }
};

} // namespace cf::client
