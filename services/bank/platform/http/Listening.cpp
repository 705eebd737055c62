#include "services/bank/platform/http/Listening.h"

#include "services/bank/platform/http/ThrowOnError.h"

namespace cf::http {

using boost::asio::ip::tcp;
using boost::system::error_code;

tcp::acceptor listeningOn(boost::asio::io_context& context, const std::string& address, std::uint16_t port)
{
    const std::string what = "Cannot listen on " + address + " port " + std::to_string(port);
    error_code error;
    const tcp::endpoint endpoint(boost::asio::ip::make_address(address, error), port);
    throwOnError(error, what);
    tcp::acceptor acceptor(context);
    acceptor.open(endpoint.protocol(), error);
    throwOnError(error, what);
    acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    throwOnError(error, what);
    acceptor.bind(endpoint, error);
    throwOnError(error, what);
    acceptor.listen(tcp::acceptor::max_listen_connections, error);
    throwOnError(error, what);
    return acceptor;
}

} // namespace cf::http
