// Which certificates a device may present: any name, validity and issuer, but a strong key and signature.
#include "tests/bank/http/ServerFixture.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace cf::test {
namespace {

using http::Server;

template <class Write>
std::string pemOf(const Write& write)
{
    BIO* bio = BIO_new(BIO_s_mem());
    write(bio);
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    std::string text(data, static_cast<std::size_t>(size));
    BIO_free(bio);
    return text;
}

//! Self-signed. `digest` null: the key's own (Ed25519).
platform::IssuedCertificate certificateOf(EVP_PKEY* key, const EVP_MD* digest)
{
    X509* certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 7);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, digest);
    platform::IssuedCertificate issued;
    issued.chain = pemOf([&](BIO* bio) { PEM_write_bio_X509(bio, certificate); });
    issued.key = pemOf([&](BIO* bio) { PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr); });
    X509_free(certificate);
    EVP_PKEY_free(key);
    return issued;
}

class DeviceCertificates : public ServerFixture
{
protected:
    //! Whether the server answers a device that presents this.
    bool isTaken(const platform::IssuedCertificate& device, int above = 0)
    {
        for (const bool tls12 : {false, true}) {
            TlsClient client(m_server.port(),
                             {.certificate = device, .trust = {}, .certificatesAbove = above, .tls12Only = tls12});
            if (!client.isConnected() || !client.get("/"))
                return false;
        }
        return true;
    }

    Server m_server{config(), answerOk};
};

} // namespace

TEST_F(DeviceCertificates, keysThatHoldAreTaken)
{
    EXPECT_TRUE(isTaken(certificateOf(EVP_EC_gen("P-256"), EVP_sha256())));
    EXPECT_TRUE(isTaken(certificateOf(EVP_EC_gen("P-384"), EVP_sha384())));
    EXPECT_TRUE(isTaken(certificateOf(EVP_RSA_gen(2048), EVP_sha256())));
    EXPECT_TRUE(isTaken(certificateOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), nullptr)));
}

TEST_F(DeviceCertificates, weakKeysAreNot)
{
    EXPECT_FALSE(isTaken(certificateOf(EVP_RSA_gen(1024), EVP_sha256())));
    EXPECT_FALSE(isTaken(certificateOf(EVP_RSA_gen(2040), EVP_sha256())));
    EXPECT_FALSE(isTaken(certificateOf(EVP_EC_gen("P-224"), EVP_sha256())));
    EXPECT_FALSE(isTaken(certificateOf(EVP_EC_gen("secp256k1"), EVP_sha256())));
}

TEST_F(DeviceCertificates, weakSignaturesAreNot)
{
    for (const EVP_MD* weak : {EVP_md5(), EVP_sha1(), EVP_ripemd160()}) {
        EXPECT_FALSE(isTaken(certificateOf(EVP_RSA_gen(2048), weak))) << EVP_MD_get0_name(weak);
    }
    EXPECT_FALSE(isTaken(certificateOf(EVP_EC_gen("P-256"), EVP_sha1())));
}

TEST_F(DeviceCertificates, aLongChainIsNotWorkedThrough)
{
    const auto device = certificateOf(EVP_EC_gen("P-256"), EVP_sha256());
    EXPECT_TRUE(isTaken(device, 2)) << "a device's chain is ignored";
    EXPECT_FALSE(isTaken(device, 151));
}

} // namespace cf::test
