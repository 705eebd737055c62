// The head of a request, as a client sends it: what is taken can be read in one way only.
#include "services/bank/platform/http/RequestHead.h"
#include "services/contract/Binder.h"
#include "tests/fuzz/Property.h"

#include <string>

using namespace cf;
using fuzz::require;

namespace {

constexpr std::string_view kEnd = "\r\n\r\n";

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

std::string_view withoutBlanks(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

//! Whether "close" is one of the members of a Connection field (RFC 9112 9.6), in whichever of several fields.
bool saysClose(const http::Request& request)
{
    const auto [first, last] = request.headers.equal_range("connection");
    for (auto field = first; field != last; ++field) {
        std::string_view rest = field->second;
        while (!rest.empty()) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            if (lowerCase(withoutBlanks(rest.substr(0, comma))) == "close")
                return true;
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return false;
}

//! A head that says the same.
std::string printed(const http::Request& request)
{
    std::string text = request.method + " ";
    for (const char c : request.path)
        text += c == '/' ? "/" : contract::percentEncode({&c, 1});
    if (!request.query.empty())
        text += "?" + request.query;
    text += request.headers.contains("host") ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n";
    for (const auto& [name, value] : request.headers)
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

void checkHead(const http::RequestHead& head)
{
    const http::Request& request = head.request;
    require(!request.method.empty() && request.path.starts_with('/'), "a head has a method and an absolute path");
    require(request.path.find('\0') == request.path.npos, "no NUL is in a path");
    for (const auto& [name, value] : request.headers) {
        require(name == lowerCase(name) && !name.empty(), "the name of a field is in lower case");
        require(name.find_first_of(" \t\r\n:") == name.npos, "the name of a field is a token");
        require(value.find_first_of(std::string_view("\r\n\0", 3)) == value.npos, "the value of a field is one line");
        require(value == withoutBlanks(value), "the value of a field has no blanks around it");
    }
    for (const char* name : {"host", "content-length", "content-type", "authorization", "idempotency-key", "if-match"})
        require(request.headers.count(name) <= 1, "a field that decides something occurs once");
    require(!request.headers.contains("transfer-encoding"), "a body without a length is not taken");
    require(!(head.keepAlive && saysClose(request)), "a connection that its client ends is not kept");
    if (head.bodyBytes > 0)
        require(std::stoull(std::string(request.header("content-length"))) == head.bodyBytes,
                "the body is as long as the head says");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    const std::size_t end = text.find(kEnd);
    const std::string_view head = text.substr(0, end == text.npos ? end : end + kEnd.size());
    const auto parsed = http::parseHead(head);
    if (head.size() != text.size())
        require(!http::parseHead(text), "nothing behind the blank line is part of a head");
    if (!parsed)
        return 0;
    require(end != text.npos, "a head ends with a blank line");
    require(!http::isInvalidPrefix(head), "a head that is taken is not given up while it arrives");
    checkHead(*parsed);
    const auto again = http::parseHead(printed(parsed->request));
    require(again.ok(), "what a head says can be said again");
    require(again->request.method == parsed->request.method && again->request.path == parsed->request.path &&
                again->request.query == parsed->request.query && again->request.headers == parsed->request.headers &&
                again->bodyBytes == parsed->bodyBytes,
            "what is said again means the same");
    return 0;
}
