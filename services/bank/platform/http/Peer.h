// Who is at the other end of a connection, as far as the connection itself shows. Called by Session.
#pragma once

#include <boost/asio/ip/tcp.hpp>

#include <string>

struct ssl_st;

namespace cf::http {

//! "192.0.2.1" or "2001:db8::1", never an IPv4-mapped address; "" if the connection is gone.
std::string peerAddress(const boost::asio::ip::tcp::socket& socket);

//! Identifies one machine or network by one of its addresses: an IPv4 address, or the first 64 bits of an IPv6 address.
std::string networkOf(const std::string& address);

//! Lower-case hex of the SHA-256 of the peer certificate's DER; "" if it presented none.
std::string peerCertificateSha256(const ssl_st* tls);

} // namespace cf::http
