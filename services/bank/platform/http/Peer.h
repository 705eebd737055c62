// Who is at the other end of a connection, as far as the connection itself tells. Called by Session.
#pragma once

#include <boost/asio/ip/tcp.hpp>

#include <string>

struct ssl_st;

namespace cf::http {

//! "192.0.2.1" or "2001:db8::1", IPv4 in its own form whatever the socket; "" when the connection is gone.
std::string peerAddress(const boost::asio::ip::tcp::socket& socket);

//! What stands for one machine or one network behind a router: an IPv4 address, the first 64 bits of an IPv6 one.
std::string peerNetwork(const boost::asio::ip::tcp::socket& socket);

//! Lower-case hex of the SHA-256 of the DER of the certificate the peer showed; "" when it showed none.
std::string peerCertificateSha256(const ssl_st* tls);

} // namespace cf::http
