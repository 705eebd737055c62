// The server's side of TLS: its certificate, and which device certificates it accepts. Made by Server.
#pragma once

#include <boost/asio/ssl/context.hpp>

#include <chrono>
#include <filesystem>
#include <memory>

struct x509_st;

namespace cf::http {

//! TLS 1.2 and later, no resumption. Throws std::runtime_error with a sentence that names the file at fault.
std::shared_ptr<boost::asio::ssl::context> makeTlsContext(const std::filesystem::path& certificateChain,
                                                          const std::filesystem::path& privateKey);

//! When the context's own certificate expires.
std::chrono::system_clock::time_point endOf(boost::asio::ssl::context& tls);

//! Whether a device may authenticate with this certificate: a key of P-256, P-384, P-521, Ed25519, Ed448 or RSA of 2048
//! to 8192 bits, signed with SHA-256 or better. Issuer and expiry say nothing about the key.
bool isDeviceCertificate(const x509_st* certificate);

} // namespace cf::http
