// A listening socket. Called by Server and AgentCheck.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstdint>
#include <string>

namespace cf::http {

//! Throws std::runtime_error with a sentence that names the address.
boost::asio::ip::tcp::acceptor listeningOn(boost::asio::io_context& context, const std::string& address,
                                           std::uint16_t port);

} // namespace cf::http
