#include "services/client/DeviceKey.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

namespace cf::client {

namespace {

template <auto kFree>
struct Free
{
    template <class T>
    void operator()(T* object) const
    {
        kFree(object);
    }
};

void check(bool good)
{
    if (!good)
        throw std::runtime_error("OpenSSL could not generate a device key");
}

void extend(X509* certificate, int kind, const char* value)
{
    const std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, kind, value));
    check(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

void numberAtRandom(X509* certificate)
{
    const std::unique_ptr<BIGNUM, Free<BN_free>> number(BN_new());
    check(number && BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1);
    check(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr);
}

template <class Write>
QByteArray pemOf(Write&& write)
{
    const std::unique_ptr<BIO, Free<BIO_vfree>> memory(BIO_new(BIO_s_mem()));
    check(memory && write(memory.get()) == 1);
    char* text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return QByteArray(text, static_cast<qsizetype>(size));
}

} // namespace

DeviceKey DeviceKey::generate()
{
    const std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>> key(EVP_EC_gen("P-256"));
    const std::unique_ptr<X509, Free<X509_free>> certificate(X509_new());
    check(key && certificate);
    X509_set_version(certificate.get(), X509_VERSION_3);
    numberAtRandom(certificate.get());
    constexpr long kDay = 24 * 3600;
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kDay); // clocks differ
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3652 * kDay);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    const auto* text = reinterpret_cast<const unsigned char*>("counterfoil device");
    check(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0) == 1);
    check(X509_set_issuer_name(certificate.get(), name) == 1 && X509_set_pubkey(certificate.get(), key.get()) == 1);
    extend(certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    extend(certificate.get(), NID_key_usage, "critical,digitalSignature");
    extend(certificate.get(), NID_ext_key_usage, "clientAuth");
    check(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
    return {pemOf([&](BIO* out) { return PEM_write_bio_X509(out, certificate.get()); }), pemOf([&](BIO* out) {
                // The form that QSslKey of every Qt 6 can read.
                return PEM_write_bio_PrivateKey_traditional(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

std::optional<DeviceKey> DeviceKey::fromPem(const QByteArray& pem)
{
    const qsizetype split = pem.indexOf("-----BEGIN CERTIFICATE-----");
    if (split <= 0)
        return std::nullopt;
    DeviceKey key{pem.mid(split), pem.left(split)};
    const QSslCertificate certificate(key.certificatePem, QSsl::Pem);
    if (QSslKey(key.privateKeyPem, QSsl::Ec, QSsl::Pem).isNull() || certificate.isNull() ||
        certificate.expiryDate() < QDateTime::currentDateTimeUtc())
        return std::nullopt;
    return key;
}

} // namespace cf::client
