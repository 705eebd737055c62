// A certificate authority for one machine: issues and renews the bank's own server certificate.
#include "services/bank/platform/crypto/CertificateAuthority.h"

#include "services/bank/platform/embedded/Folders.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace cf::platform {

namespace {

template <auto function>
struct Free
{
    template <typename T>
    void operator()(T* object) const
    {
        function(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;

[[noreturn]] void fail(const std::string& what)
{
    const unsigned long code = ERR_get_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    ERR_clear_error();
    throw std::runtime_error(what + (reason == nullptr ? "." : std::string(": ") + reason + "."));
}

template <typename T>
T* require(T* object, const std::string& what)
{
    if (object == nullptr) {
        fail(what);
    }
    return object;
}

void require(int result, const std::string& what)
{
    if (result <= 0) {
        fail(what);
    }
}

std::string textOf(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string pemOf(X509* certificate)
{
    const Bio bio(require(BIO_new(BIO_s_mem()), "No memory for a certificate"));
    require(PEM_write_bio_X509(bio.get(), certificate), "Cannot write a certificate as PEM");
    return textOf(bio.get());
}

std::string pemOf(EVP_PKEY* key)
{
    const Bio bio(require(BIO_new(BIO_s_secmem()), "No memory for a private key"));
    require(PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr),
            "Cannot write a private key as PEM");
    return textOf(bio.get());
}

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

Certificate certificateIn(const std::string& pem)
{
    const Bio bio(require(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), "No memory for a certificate"));
    Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    return certificate;
}

Key keyIn(const std::string& pem)
{
    const Bio bio(require(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), "No memory for a private key"));
    // A key with a passphrase is an error, not a prompt on some terminal.
    const auto noPassphrase = [](char*, int, int, void*) { return 0; };
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    ERR_clear_error();
    return key;
}

void writeWhole(const std::filesystem::path& file, const std::string& text, mode_t mode)
{
    if (const auto written = writeDurably(file, text, currentUser(), static_cast<int>(mode)); !written) {
        throw std::runtime_error(written.error().message);
    }
}

// A certificate in the folder whose authority is missing.
std::filesystem::path orphanIn(const std::filesystem::path& folder)
{
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".pem" && entry.path().filename() != "ca.pem") {
            return entry.path();
        }
    }
    return {};
}

void extend(X509* certificate, X509* issuer, int nid, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509V3_set_ctx_nodb(&context);
    using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
    const Extension extension(require(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()),
                                      "Cannot make the certificate extension " + value));
    require(X509_add_ext(certificate, extension.get(), -1), "Cannot add the certificate extension " + value);
}

//! 127 random bits, positive and never zero (RFC 5280 4.1.2.2 allows 20 octets).
void giveSerial(X509* certificate)
{
    std::array<unsigned char, 16> bytes{};
    require(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())), "No random numbers");
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7f) | 0x40);
    using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
    const Number number(require(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr), "No serial number"));
    require(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)), "No serial number");
}

//! A certificate with its names, times and key; extensions and signature are added later.
Certificate unsignedCertificate(const std::string& commonName, EVP_PKEY* key, CertificateAuthority::Instant notBefore,
                                CertificateAuthority::Instant notAfter)
{
    using Clock = std::chrono::system_clock;
    Certificate certificate(require(X509_new(), "No memory for a certificate"));
    require(X509_set_version(certificate.get(), X509_VERSION_3), "Cannot set a certificate's version");
    giveSerial(certificate.get());
    require(ASN1_TIME_set(X509_getm_notBefore(certificate.get()), Clock::to_time_t(notBefore)), "Bad certificate time");
    require(ASN1_TIME_set(X509_getm_notAfter(certificate.get()), Clock::to_time_t(notAfter)), "Bad certificate time");
    require(X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char*>(commonName.c_str()), -1, -1, 0),
            "Cannot use the name " + commonName);
    require(X509_set_pubkey(certificate.get(), key), "Cannot set a certificate's key");
    return certificate;
}

bool isAddress(const std::string& name)
{
    const std::unique_ptr<ASN1_OCTET_STRING, Free<ASN1_OCTET_STRING_free>> address(a2i_IPADDRESS(name.c_str()));
    ERR_clear_error();
    return address != nullptr;
}

//! The value of subjectAltName in OpenSSL's notation, in which a comma starts another entry.
std::string alternativeNames(const std::vector<std::string>& names)
{
    if (names.empty()) {
        throw std::runtime_error("A server certificate needs at least one name.");
    }
    std::string text;
    for (const std::string& name : names) {
        const bool plain = !name.empty() && std::ranges::all_of(name, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   std::strchr(".:-_*", c) != nullptr;
        });
        if (!plain) {
            throw std::runtime_error("\"" + name + "\" is neither a DNS name nor an IP address.");
        }
        text += (text.empty() ? "" : ",") + std::string(isAddress(name) ? "IP:" : "DNS:") + name;
    }
    return text;
}

Key newKey()
{
    return Key(require(EVP_EC_gen("P-256"), "Cannot make a P-256 key"));
}

IssuedCertificate finished(X509* certificate, EVP_PKEY* key, EVP_PKEY* issuerKey)
{
    require(X509_sign(certificate, issuerKey, EVP_sha256()), "Cannot sign a certificate");
    return {pemOf(certificate), pemOf(key)};
}

void addLeafExtensions(X509* leaf, X509* issuer, const std::string& names, const std::string& usage)
{
    extend(leaf, issuer, NID_basic_constraints, "critical,CA:FALSE");
    extend(leaf, issuer, NID_key_usage, "critical,digitalSignature");
    extend(leaf, issuer, NID_ext_key_usage, usage);
    extend(leaf, issuer, NID_subject_alt_name, names);
    extend(leaf, issuer, NID_subject_key_identifier, "hash");
}

} // namespace

class CertificateAuthority::Impl
{
public:
    Key key;
    Certificate certificate;
    std::string pem;
};

CertificateAuthority::CertificateAuthority(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

CertificateAuthority::~CertificateAuthority() = default;
CertificateAuthority::CertificateAuthority(CertificateAuthority&&) noexcept = default;
CertificateAuthority& CertificateAuthority::operator=(CertificateAuthority&&) noexcept = default;

CertificateAuthority CertificateAuthority::create(const std::filesystem::path& folder, const std::string& name)
{
    if (const auto made = makeDurableFolder(folder); !made) {
        throw std::runtime_error(made.error().message);
    }
    auto impl = std::make_unique<Impl>();
    impl->key = newKey();
    const Instant from = std::chrono::system_clock::now() - std::chrono::hours(1);
    impl->certificate = unsignedCertificate(name, impl->key.get(), from, from + kAuthorityLifetime);
    X509* const root = impl->certificate.get();
    require(X509_set_issuer_name(root, X509_get_subject_name(root)), "Cannot name the issuer " + name);
    extend(root, root, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    extend(root, root, NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(root, root, NID_subject_key_identifier, "hash");
    const IssuedCertificate issued = finished(root, impl->key.get(), impl->key.get());
    impl->pem = issued.chain;
    saveCertificate(issued, folder / "ca.pem", folder / "ca.key");
    return CertificateAuthority(std::move(impl));
}

CertificateAuthority CertificateAuthority::openOrCreate(const std::filesystem::path& folder)
{
    if (!std::filesystem::exists(folder / "ca.pem")) {
        // A key alone is left by an interrupted first start: nobody has been given its certificate.
        const auto orphan = orphanIn(folder);
        if (orphan.empty()) {
            return create(folder, "Counterfoil local authority");
        }
        throw std::runtime_error("The certificate authority's " + (folder / "ca.pem").string() + " is missing, but " +
                                 orphan.string() +
                                 " is there. Restore it from its backup. (With a new authority, made once all "
                                 "certificates are moved away, every desktop needs the new ca.pem.)");
    }
    if (!std::filesystem::exists(folder / "ca.key")) {
        throw std::runtime_error("The certificate authority's " + (folder / "ca.key").string() +
                                 " is missing. Restore it from its backup.");
    }
    auto impl = std::make_unique<Impl>();
    impl->certificate = certificateIn(contentOf(folder / "ca.pem"));
    impl->key = keyIn(contentOf(folder / "ca.key"));
    if (!impl->certificate || !impl->key || X509_check_private_key(impl->certificate.get(), impl->key.get()) != 1) {
        fail("The certificate authority in " + folder.string() +
             " is damaged: ca.pem and ca.key do not belong together or cannot be read. Restore them from their backup");
    }
    impl->pem = pemOf(impl->certificate.get());
    return CertificateAuthority(std::move(impl));
}

const std::string& CertificateAuthority::certificate() const
{
    return m_impl->pem;
}

IssuedCertificate CertificateAuthority::issueServer(const std::vector<std::string>& names, Instant notBefore,
                                                    Instant notAfter) const
{
    const std::string alternatives = alternativeNames(names);
    const Key key = newKey();
    const Certificate leaf = unsignedCertificate(names.front(), key.get(), notBefore, notAfter);
    X509* const root = m_impl->certificate.get();
    require(X509_set_issuer_name(leaf.get(), X509_get_subject_name(root)), "Cannot name the issuer");
    addLeafExtensions(leaf.get(), root, alternatives, "serverAuth");
    extend(leaf.get(), root, NID_authority_key_identifier, "keyid:always");
    return finished(leaf.get(), key.get(), m_impl->key.get());
}

IssuedCertificate CertificateAuthority::issueServer(const std::vector<std::string>& names) const
{
    const Instant from = std::chrono::system_clock::now() - std::chrono::hours(1);
    return issueServer(names, from, from + kServerLifetime);
}

IssuedCertificate CertificateAuthority::selfSigned(const std::vector<std::string>& names, Instant notBefore,
                                                   Instant notAfter)
{
    const std::string alternatives = alternativeNames(names);
    const Key key = newKey();
    const Certificate leaf = unsignedCertificate(names.front(), key.get(), notBefore, notAfter);
    require(X509_set_issuer_name(leaf.get(), X509_get_subject_name(leaf.get())), "Cannot name the issuer");
    addLeafExtensions(leaf.get(), leaf.get(), alternatives, "serverAuth,clientAuth");
    return finished(leaf.get(), key.get(), key.get());
}

void saveCertificate(const IssuedCertificate& certificate, const std::filesystem::path& chainFile,
                     const std::filesystem::path& keyFile)
{
    writeWhole(keyFile, certificate.key, 0600);
    writeWhole(chainFile, certificate.chain, 0644);
}

bool expiresWithin(const std::filesystem::path& chainFile, std::chrono::seconds margin)
{
    const Certificate certificate = certificateIn(contentOf(chainFile));
    if (!certificate) {
        return true;
    }
    std::time_t limit = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now() + margin);
    return X509_cmp_time(X509_get0_notAfter(certificate.get()), &limit) <= 0;
}

} // namespace cf::platform
