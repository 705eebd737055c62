// Who is at the other end of a connection, as far as the connection itself shows.
#include "services/bank/platform/http/Peer.h"

#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

namespace cf::http {

namespace asio = boost::asio;

namespace {

//! IPv4 as such, not mapped; nothing if the connection is gone.
std::optional<asio::ip::address> addressOf(const asio::ip::tcp::socket& socket)
{
    boost::system::error_code error;
    const asio::ip::address address = socket.remote_endpoint(error).address();
    if (error) {
        return std::nullopt;
    }
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    }
    return address;
}

} // namespace

std::string peerAddress(const asio::ip::tcp::socket& socket)
{
    const auto address = addressOf(socket);
    return address ? address->to_string() : std::string();
}

std::string networkOf(const std::string& address)
{
    boost::system::error_code error;
    const auto parsed = asio::ip::make_address_v6(address, error);
    if (error) {
        return address;
    }
    auto bytes = parsed.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return asio::ip::address_v6(bytes).to_string();
}

std::string peerCertificateSha256(const ssl_st* tls)
{
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(tls), &X509_free);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1) {
        return {};
    }
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text.push_back(kHex[digest[i] >> 4]);
        text.push_back(kHex[digest[i] & 15]);
    }
    return text;
}

} // namespace cf::http
