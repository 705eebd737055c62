// Serialises a Response as HTTP/1.1 (RFC 9112), with the headers common to all of the bank's responses.
#include "services/bank/platform/http/ResponseText.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

namespace cf::http {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 29> kPhrases{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {422, "Unprocessable Content"},
    {423, "Locked"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
}};

constexpr std::array<std::string_view, 10> kServersOwn{
    "content-length", "content-type", "connection",    "transfer-encoding",      "date",
    "keep-alive",     "server",       "cache-control", "x-content-type-options", "strict-transport-security",
};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool isServersOwn(std::string_view name)
{
    return std::ranges::any_of(kServersOwn, [&](std::string_view own) { return equalsIgnoringCase(name, own); });
}

bool isToken(std::string_view name)
{
    constexpr std::string_view kTokenMarks = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [&](char c) {
        return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') ||
               kTokenMarks.find(c) != kTokenMarks.npos;
    });
}

bool isFieldValue(std::string_view value)
{
    return std::ranges::none_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

//! IMF-fixdate, "Sun, 06 Nov 1994 08:49:37 GMT"; the names are English whatever the locale.
std::string httpDate()
{
    constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> digits{};
    std::strftime(digits.data(), digits.size(), "%Y %H:%M:%S GMT", &utc);
    std::array<char, 8> day{};
    std::strftime(day.data(), day.size(), "%d", &utc);
    return std::string(kDays[static_cast<std::size_t>(utc.tm_wday)]) + ", " + day.data() + ' ' +
           kMonths[static_cast<std::size_t>(utc.tm_mon)] + ' ' + digits.data();
}

void addHeader(std::string& text, std::string_view name, std::string_view value)
{
    text.append(name).append(": ").append(value).append("\r\n");
}

void addBodyHeaders(std::string& text, const Response& response, const Framing& framing)
{
    if (response.stream || !response.body.empty()) {
        addHeader(text, "Content-Type", response.contentType);
    }
    if (!response.stream) {
        addHeader(text, "Content-Length", std::to_string(response.body.size()));
    } else if (framing.chunked) {
        addHeader(text, "Transfer-Encoding", "chunked");
    }
}

} // namespace

std::string_view reasonPhrase(int status)
{
    const auto found = std::ranges::find(kPhrases, status, [](const auto& row) { return row.first; });
    return found == kPhrases.end() ? std::string_view() : found->second;
}

bool isSendable(const Response& response)
{
    return response.status >= 200 && response.status <= 599 && isFieldValue(response.contentType) &&
           std::ranges::all_of(response.headers,
                               [](const auto& header) { return isToken(header.first) && isFieldValue(header.second); });
}

std::string responseText(const Response& response, const Framing& framing)
{
    const bool bodiless = response.status == 204 || response.status == 304;
    std::string text;
    text.reserve(512 + (framing.headOnly ? 0 : response.body.size()));
    text.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    text.append(reasonPhrase(response.status)).append("\r\n");
    addHeader(text, "Date", httpDate());
    if (!bodiless) {
        addBodyHeaders(text, response, framing);
    }
    for (const auto& [name, value] : response.headers) {
        if (!isServersOwn(name)) {
            addHeader(text, name, value);
        }
    }
    addHeader(text, "Cache-Control", "no-store");
    addHeader(text, "X-Content-Type-Options", "nosniff");
    addHeader(text, "Strict-Transport-Security", "max-age=31536000");
    addHeader(text, "Connection", framing.closing ? "close" : "keep-alive");
    text.append("\r\n");
    if (!framing.headOnly && !bodiless) {
        text.append(response.body);
    }
    return text;
}

std::string chunkText(std::string_view piece)
{
    std::array<char, 2 * sizeof(std::size_t)> size{};
    const auto end = std::to_chars(size.data(), size.data() + size.size(), piece.size(), 16).ptr;
    std::string text(size.data(), end);
    return text.append("\r\n").append(piece).append("\r\n"); // without trailers, an empty line ends the last one
}

} // namespace cf::http
