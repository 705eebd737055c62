// Calls other people's servers over HTTPS by libcurl: the object store, a gateway, receivers of events. One thread at a
// time; keeps its connections.
#pragma once

#include "models/domain/Outcome.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cf::platform {

struct HttpClientConfig
{
    std::filesystem::path authority; //!< PEM: whose certificates are believed; empty: the system's.
    std::chrono::milliseconds toConnect{2'000};
    std::chrono::milliseconds patience{10'000};       //!< For everything together.
    std::size_t largestAnswer = std::size_t{1} << 20; //!< Bytes; a call whose answer is larger fails.
};

struct HttpCall
{
    std::string method;
    std::string url;                                          //!< https:// only.
    std::vector<std::pair<std::string, std::string>> headers; //!< No header is added but Host and Content-Length.
    std::string_view body{};                                  //!< Must outlive the call.
    bool once = false; //!< Else sent again by itself when a kept connection turns out to be closed.
};

struct HttpReply
{
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; //!< Names in lower case.
    std::string body;

    //! The first of this name, in lower case; empty if there is none.
    std::string_view header(std::string_view name) const;
};

struct HttpFailure
{
    bool sent = true; //!< False: the server has not seen it. True: nobody knows.
    std::string what; //!< A sentence for the log, without the address or a header.
};

class HttpClient
{
public:
    //! Throws std::runtime_error when libcurl cannot be started.
    explicit HttpClient(HttpClientConfig config);
    ~HttpClient();

    //! Any status is an answer. Redirections are not followed.
    Outcome<HttpReply, HttpFailure> call(const HttpCall& call);

private:
    struct EndCurl
    {
        void operator()(void* curl) const;
    };

    HttpClientConfig m_config;
    std::unique_ptr<void, EndCurl> m_curl;
};

} // namespace cf::platform
