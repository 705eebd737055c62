// Parses the head of a request with Beast, after rejecting what Beast is too lenient about: folded lines, a space
// before a colon, lone CR or LF, duplicate fields. Each can make one request look like two to the next program in the
// chain.
#include "services/bank/platform/http/RequestHead.h"

#include "services/bank/platform/http/RequestTarget.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <array>

namespace cf::http {

namespace bhttp = boost::beast::http;

namespace {

using Refused = ServerRefusal;
using Parser = bhttp::request_parser<bhttp::empty_body>;
using Message = Parser::value_type;

constexpr std::string_view kLineEnd = "\r\n";

bool isTokenChar(char c)
{
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kMarks.find(c) != std::string_view::npos;
}

bool isFieldChar(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

//! A line that every program reads the same way; the first has no name before a colon.
bool isPlainLine(std::string_view line, bool first)
{
    if (!std::ranges::all_of(line, isFieldChar)) {
        return false; // a lone CR or LF, NUL
    }
    const std::string_view name = line.substr(0, line.find(':'));
    // A folded line begins with a blank, which no token contains; nor may one precede the colon.
    return first || (name.size() < line.size() && !name.empty() && std::ranges::all_of(name, isTokenChar));
}

bool isPlain(std::string_view head)
{
    for (bool first = true; head != kLineEnd; first = false) {
        const std::size_t end = head.find(kLineEnd);
        if (end == head.npos || !isPlainLine(head.substr(0, end), first)) {
            return false;
        }
        head.remove_prefix(end + kLineEnd.size());
    }
    return true;
}

//! No duplicate of a field that must be unique, and the length is one number, not a list.
bool isUnambiguous(const Message& message)
{
    constexpr std::array kSingle = {
        bhttp::field::host,         bhttp::field::content_length, bhttp::field::transfer_encoding,
        bhttp::field::content_type, bhttp::field::if_match,       bhttp::field::authorization,
        bhttp::field::expect};
    return std::ranges::all_of(kSingle, [&](bhttp::field name) { return message.count(name) <= 1; }) &&
           message.count("Idempotency-Key") <= 1 &&
           std::ranges::all_of(message[bhttp::field::content_length], [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

//! Whether "close" is a member of any Connection field (RFC 9112 9.6). Beast looks into the first field only.
bool asksToClose(const Message& message)
{
    const auto [first, last] = message.equal_range(bhttp::field::connection);
    for (auto field = first; field != last; ++field) {
        std::string_view rest(field->value().data(), field->value().size());
        while (!rest.empty()) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            if (boost::beast::iequals(withoutBlanks(rest.substr(0, comma)), "close")) {
                return true;
            }
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return false;
}

Request plainRequest(const Message& message, RequestTarget target)
{
    Request request;
    request.method = std::string(message.method_string());
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    for (const auto& field : message) {
        std::string name(field.name_string());
        for (char& c : name) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        request.headers.emplace(std::move(name), field.value());
    }
    return request;
}

} // namespace

Outcome<RequestHead, ServerRefusal> parseHead(std::string_view head)
{
    if (!isPlain(head)) {
        return Refused::MalformedRequest;
    }
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(head.size() + 1));
    parser.body_limit(boost::none); // bounded by the session
    boost::system::error_code error;
    parser.put(boost::asio::buffer(head), error);
    const Message& message = parser.get();
    if (error || !parser.is_header_done() || message.version() < 10 || message.version() > 11 ||
        !isUnambiguous(message)) {
        return Refused::MalformedRequest;
    }
    const bool current = message.version() == 11;
    auto target = parseTarget({message.target().data(), message.target().size()});
    if (!target || (current && message.count(bhttp::field::host) == 0)) {
        return Refused::MalformedRequest;
    }
    // Any transfer coding must end in chunked, whose trailers are unbounded; together with a length it allows request
    // smuggling (RFC 9112 6.3).
    if (message.count(bhttp::field::transfer_encoding) != 0) {
        return message.count(bhttp::field::content_length) != 0 ? Refused::MalformedRequest : Refused::LengthRequired;
    }
    RequestHead result;
    result.bodyBytes = parser.content_length().value_or(0);
    result.keepAlive = current && !asksToClose(message);
    result.expectsContinue = current && boost::beast::iequals(message[bhttp::field::expect], "100-continue");
    result.takesChunks = current;
    result.request = plainRequest(message, std::move(*target));
    return result;
}

bool isInvalidPrefix(std::string_view begun)
{
    for (std::size_t at = begun.find('\n'); at != begun.npos; at = begun.find('\n', at + 1)) {
        if (at == 0 || begun[at - 1] != '\r') {
            return true;
        }
    }
    return false;
}

} // namespace cf::http
