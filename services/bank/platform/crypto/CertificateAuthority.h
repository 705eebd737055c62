// A certificate authority for one machine: issues and renews the bank's own server certificate (P-256, X.509 v3, RFC
// 5280). Called by bankd serve --embedded, and by tests for every kind of bad certificate.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace cf::platform {

//! Both PEM. The key is PKCS #8, unencrypted.
struct IssuedCertificate
{
    std::string chain; //!< The leaf alone: its issuer is the root, which a client has or must not accept.
    std::string key;
};

//! Every function throws std::runtime_error with a sentence that names the file or name at fault.
class CertificateAuthority
{
public:
    using Instant = std::chrono::system_clock::time_point;

    static constexpr std::chrono::hours kAuthorityLifetime{24 * 3650};
    static constexpr std::chrono::hours kServerLifetime{24 * 397};

    //! Creates the folder (0700) if missing and in it ca.key (0600) and ca.pem, replacing existing files.
    static CertificateAuthority create(const std::filesystem::path& folder, const std::string& name);
    //! Opens the folder's authority; creates one if there is neither a ca.pem nor any other certificate. A missing
    //! ca.key, or certificates without their authority, is an error: nobody would trust a new one.
    static CertificateAuthority openOrCreate(const std::filesystem::path& folder);

    ~CertificateAuthority();
    CertificateAuthority(CertificateAuthority&&) noexcept;
    CertificateAuthority& operator=(CertificateAuthority&&) noexcept;

    //! The root certificate, PEM: what a client trusts.
    const std::string& certificate() const;

    //! A new key and a leaf for TLS servers. Names are DNS names and numeric IP addresses; the first is also the common
    //! name. The instants may lie in the past or future, for expired and not yet valid certificates.
    IssuedCertificate issueServer(const std::vector<std::string>& names, Instant notBefore, Instant notAfter) const;
    //! Valid for kServerLifetime from an hour ago (clocks differ).
    IssuedCertificate issueServer(const std::vector<std::string>& names) const;

    //! A self-signed leaf, for TLS servers and clients (RFC 8705 2.2).
    static IssuedCertificate selfSigned(const std::vector<std::string>& names, Instant notBefore, Instant notAfter);

private:
    class Impl;
    explicit CertificateAuthority(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

//! Writes both files, the key first and 0600, each atomically (temporary file, fsync, rename).
void saveCertificate(const IssuedCertificate& certificate, const std::filesystem::path& chainFile,
                     const std::filesystem::path& keyFile);

//! True if the file's first certificate expires within the margin, or the file is missing or holds none.
bool expiresWithin(const std::filesystem::path& chainFile, std::chrono::seconds margin);

} // namespace cf::platform
