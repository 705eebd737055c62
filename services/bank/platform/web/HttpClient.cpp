#include "services/bank/platform/web/HttpClient.h"

#include <curl/curl.h>

#include <algorithm>
#include <stdexcept>

namespace cf::platform {
namespace {

using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

struct Receiving
{
    HttpReply reply;
    std::size_t room;
};

std::size_t takeBody(char* data, std::size_t size, std::size_t count, void* to)
{
    auto& receiving = *static_cast<Receiving*>(to);
    const std::size_t bytes = size * count;
    if (bytes > receiving.room)
        return 0; // ends the call
    receiving.room -= bytes;
    receiving.reply.body.append(data, bytes);
    return bytes;
}

std::size_t takeHeader(char* data, std::size_t size, std::size_t count, void* to)
{
    auto& headers = static_cast<Receiving*>(to)->reply.headers;
    const std::string_view line(data, size * count);
    if (line.starts_with("HTTP/"))
        headers.clear(); // of an answer that another follows, as 100 Continue
    else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos)
        headers.emplace_back(lowered(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    return size * count;
}

Headers headersOf(const HttpCall& call)
{
    // libcurl would add these two by itself.
    Headers list(curl_slist_append(curl_slist_append(nullptr, "Expect:"), "Accept:"), curl_slist_free_all);
    bool typed = false;
    for (const auto& [name, value] : call.headers) {
        typed = typed || lowered(name) == "content-type";
        curl_slist_append(list.get(), (name + ": " + value).c_str());
    }
    if (!typed)
        curl_slist_append(list.get(), "Content-Type:");
    return list;
}

bool wasSent(CURLcode code)
{
    switch (code) {
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return false;
    default:
        return true;
    }
}

void setMethod(CURL* curl, const HttpCall& call)
{
    if (call.method == "HEAD") {
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
        return;
    }
    if (call.method == "PUT" || call.method == "POST" || !call.body.empty()) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, call.body.empty() ? "" : call.body.data());
    }
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, call.method.c_str());
}

} // namespace

std::string_view HttpReply::header(std::string_view name) const
{
    const auto found = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

void HttpClient::EndCurl::operator()(void* curl) const
{
    curl_easy_cleanup(curl);
}

HttpClient::HttpClient(HttpClientConfig config)
    : m_config(std::move(config))
    , m_curl(curl_easy_init())
{
    if (!m_curl)
        throw std::runtime_error("libcurl could not be started");
}

HttpClient::~HttpClient() = default;

Outcome<HttpReply, HttpFailure> HttpClient::call(const HttpCall& call)
{
    CURL* const curl = m_curl.get();
    curl_easy_reset(curl); // keeps the connections
    const Headers headers = headersOf(call);
    Receiving receiving{{}, m_config.largestAnswer};
    curl_easy_setopt(curl, CURLOPT_URL, call.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!m_config.authority.empty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, m_config.authority.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    setMethod(curl, call);
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, call.once ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &receiving);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &receiving);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_config.toConnect.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(m_config.patience.count()));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*"); // no proxy of the environment is asked
    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK) {
        // A connection that was not made in time is a timeout, too.
        double connected = 0;
        curl_easy_getinfo(curl, CURLINFO_APPCONNECT_TIME, &connected);
        return HttpFailure{wasSent(code) && connected > 0, std::string(curl_easy_strerror(code)) + "."};
    }
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    receiving.reply.status = static_cast<int>(status);
    return std::move(receiving.reply);
}

} // namespace cf::platform
