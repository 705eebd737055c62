// Whom a proxy in front of the bank speaks for: the PROXY protocol, version 2
// (haproxy.org/download/2.6/doc/proxy-protocol.txt, section 2.2). Read by Session before TLS, from proxies that the
// configuration names and from nobody else.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cf::http {

//! The part of fixed length, which says how long the rest is.
inline constexpr std::size_t kProxyPrologue = 16;
inline constexpr std::size_t kLongestProxyRest = 1024; //!< Addresses of at most 216 bytes, and a proxy's additions.

//! How many bytes follow the prologue. Empty: this begins no such header, or one that is too long.
std::optional<std::size_t> proxyRest(std::string_view prologue);

//! "192.0.2.1" or "2001:db8::1", never an IPv4-mapped address; "" if the proxy speaks for itself, as when it asks how
//! the bank is. Empty: the header is no header, or not of a TCP connection.
std::optional<std::string> proxiedClient(std::string_view prologue, std::string_view rest);

} // namespace cf::http
