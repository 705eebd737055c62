// The server's side of TLS.
#include "services/bank/platform/http/TlsContext.h"

#include "services/bank/platform/http/ThrowOnError.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <stdexcept>
#include <string_view>

namespace cf::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

// A device presents its own certificate and no chain; RSA of 8192 bits takes 2.5 KB.
constexpr long kLargestCertificate = 6 * 1024;

bool isKnownCurve(const EVP_PKEY* key)
{
    std::array<char, 64> name{};
    std::size_t size = 0;
    if (EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) != 1) {
        return false;
    }
    constexpr std::array<std::string_view, 3> kCurves = {"prime256v1", "secp384r1", "secp521r1"};
    return std::ranges::find(kCurves, std::string_view(name.data(), size)) != kCurves.end();
}

bool isGoodKey(const EVP_PKEY* key)
{
    switch (key == nullptr ? EVP_PKEY_NONE : EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
    case EVP_PKEY_RSA_PSS:
        return EVP_PKEY_get_bits(key) >= 2048 && EVP_PKEY_get_bits(key) <= 8192;
    case EVP_PKEY_EC:
        return isKnownCurve(key);
    case EVP_PKEY_ED25519:
    case EVP_PKEY_ED448:
        return true;
    default:
        return false;
    }
}

// Replaces OpenSSL's own check, which builds chains: a device's certificate is self-signed and proves a key, not a name
// (RFC 8705 2.2).
int checkDevice(X509_STORE_CTX* store, void*)
{
    const bool good = isDeviceCertificate(X509_STORE_CTX_get0_cert(store));
    X509_STORE_CTX_set_error(store, good ? X509_V_OK : X509_V_ERR_EE_KEY_TOO_SMALL);
    return good ? 1 : 0;
}

} // namespace

bool isDeviceCertificate(const X509* certificate)
{
    if (certificate == nullptr || !isGoodKey(X509_get0_pubkey(certificate))) {
        return false;
    }
    int securityBits = 0;
    // SHA-1 has 63 bits here, MD5 39; an unknown algorithm is an error.
    const bool known =
        X509_get_signature_info(const_cast<X509*>(certificate), nullptr, nullptr, &securityBits, nullptr) == 1;
    ERR_clear_error();
    return known && securityBits >= 112;
}

std::chrono::system_clock::time_point endOf(asio::ssl::context& tls)
{
    std::tm end{};
    const X509* certificate = SSL_CTX_get0_certificate(tls.native_handle());
    if (certificate == nullptr || ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &end) != 1) {
        return {};
    }
    return std::chrono::system_clock::from_time_t(::timegm(&end));
}

std::shared_ptr<asio::ssl::context> makeTlsContext(const std::filesystem::path& certificateChain,
                                                   const std::filesystem::path& privateKey)
{
    auto tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX* const native = tls->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
    // No resumption: every connection presents its certificate and proves its key.
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET |
                                    SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_num_tickets(native, 0);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_verify(native, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(native, &checkDevice, nullptr);
    SSL_CTX_set_max_cert_list(native, kLargestCertificate);

    // A key with a passphrase is an error, not a prompt on some terminal.
    SSL_CTX_set_default_passwd_cb(native, [](char*, int, int, void*) { return 0; });

    error_code error;
    tls->use_certificate_chain_file(certificateChain.string(), error);
    throwOnError(error, "Cannot use the server certificate " + certificateChain.string());
    tls->use_private_key_file(privateKey.string(), asio::ssl::context::pem, error);
    throwOnError(error, "Cannot use the server's private key " + privateKey.string());
    return tls;
}

} // namespace cf::http
