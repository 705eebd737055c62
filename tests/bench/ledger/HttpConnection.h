// One TLS connection of HttpLoad: a request, then its answer. Only what a benchmark needs: answers with Content-Length
// or in chunks.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>

#include <array>
#include <functional>
#include <optional>
#include <string>

namespace cf::bench {

class HttpConnection
{
public:
    struct Answer
    {
        int status = 0;
        std::string body;
        bool chunked = false;
    };

    //! Connects to loopback. Throws boost::system::system_error.
    HttpConnection(boost::asio::io_context& context, boost::asio::ssl::context& tls, std::uint16_t port);

    //! Calls `answered` with the answer, or with none when the connection broke. One request at a time.
    void exchange(std::string request, std::function<void(std::optional<Answer>)> answered);

private:
    void read();
    void finish(std::optional<Answer> answer);
    std::optional<Answer> takeAnswer();
    std::optional<std::string> takeBody(std::size_t begin, std::size_t length);
    std::optional<std::string> takeChunks(std::size_t begin);

    boost::asio::ssl::stream<boost::asio::ip::tcp::socket> m_stream;
    std::string m_request;
    std::array<char, 16 * 1024> m_piece{};
    std::string m_received;
    std::function<void(std::optional<Answer>)> m_answered;
};

} // namespace cf::bench
