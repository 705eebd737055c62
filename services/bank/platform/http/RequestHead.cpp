// Takes the head of a request apart. Folded lines, a blank before a colon, lone CR or LF, a length that is there twice:
// each is how one request is made to look like two to the next program in the row.
#include "services/bank/platform/http/RequestHead.h"

#include "services/bank/platform/http/RequestTarget.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace cf::http {

namespace {

using Refused = ServerRefusal;

constexpr std::string_view kLineEnd = "\r\n";

bool isTokenChar(char c)
{
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kMarks.find(c) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isTokenChar);
}

bool isFieldChar(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

//! Of which a second one would leave it to the reader which counts.
bool isSingle(std::string_view name)
{
    constexpr std::array<std::string_view, 8> kSingle = {"host",          "content-length", "transfer-encoding",
                                                         "content-type",  "if-match",       "idempotency-key",
                                                         "authorization", "expect"};
    return std::ranges::find(kSingle, name) != kSingle.end();
}

//! Method, target and version, with one blank between them.
bool readRequestLine(std::string_view line, RequestHead& head, bool& current)
{
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == line.npos || first == last) {
        return false;
    }
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    const bool visible = std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7F; });
    if (!isToken(method) || !visible || (version != "HTTP/1.1" && version != "HTTP/1.0")) {
        return false;
    }
    auto parts = parseTarget(target);
    if (!parts) {
        return false;
    }
    current = version == "HTTP/1.1";
    head.request.method = std::string(method);
    head.request.path = std::move(parts->path);
    head.request.query = std::move(parts->query);
    return true;
}

bool readField(std::string_view line, RequestHead& head)
{
    const std::size_t colon = line.find(':');
    if (colon == line.npos || !isToken(line.substr(0, colon))) {
        return false; // a folded line begins with a blank, which is in no token
    }
    const std::string_view value = trimmed(line.substr(colon + 1));
    std::string name = lowered(line.substr(0, colon));
    if (!std::ranges::all_of(value, isFieldChar) || (isSingle(name) && head.request.headers.contains(name))) {
        return false;
    }
    head.request.headers.emplace(std::move(name), value);
    return true;
}

bool readLength(RequestHead& head)
{
    const auto found = head.request.headers.find("content-length");
    if (found == head.request.headers.end()) {
        return true;
    }
    const std::string& text = found->second;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), head.bodyBytes);
    return error == std::errc() && end == text.data() + text.size(); // digits and nothing else
}

bool saysClose(const Request& request)
{
    const auto [first, last] = request.headers.equal_range("connection");
    return std::any_of(first, last, [](const auto& field) {
        std::string_view rest = field.second;
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            if (lowered(trimmed(rest.substr(0, comma))) == "close") {
                return true;
            }
            rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
        }
        return false;
    });
}

} // namespace

Outcome<RequestHead, ServerRefusal> parseHead(std::string_view head)
{
    RequestHead result;
    bool current = false;
    bool first = true;
    while (head != kLineEnd) {
        const std::size_t end = head.find(kLineEnd);
        if (end == head.npos) {
            return Refused::MalformedRequest;
        }
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(end + kLineEnd.size());
        if (!(first ? readRequestLine(line, result, current) : readField(line, result))) {
            return Refused::MalformedRequest;
        }
        first = false;
    }
    const auto& fields = result.request.headers;
    if (first || !readLength(result) || (current && !fields.contains("host"))) {
        return Refused::MalformedRequest;
    }
    // Any transfer coding would have to be chunked, whose trailers have no bound; with a length beside it, it is the
    // request smuggler's ambiguity (RFC 9112 6.3).
    if (fields.contains("transfer-encoding")) {
        return fields.contains("content-length") ? Refused::MalformedRequest : Refused::LengthRequired;
    }
    result.keepAlive = current && !saysClose(result.request);
    result.expectsContinue = current && lowered(result.request.header("expect")) == "100-continue";
    return result;
}

bool isHopeless(std::string_view begun)
{
    for (std::size_t at = begun.find('\n'); at != begun.npos; at = begun.find('\n', at + 1)) {
        if (at == 0 || begun[at - 1] != '\r') {
            return true;
        }
    }
    return false;
}

} // namespace cf::http
