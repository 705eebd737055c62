// Converts typed requests and responses to and from HTTP messages. The server decodes requests strictly, the client
// decodes responses leniently.
//
// Boost's own value_to rejects absent optional members and names no path; hence the binder. It reports every mistake at
// once, each with a JSON pointer: unknown, missing or repeated members, a number where a decimal string belongs.
//
// The client ignores members it does not know, or a new field would break every installed desktop. The binder holds
// every string of every request to models/domain/Text.h. A member that is anything else says so by its type
// (SearchText, SecretText).
#pragma once

#include "services/contract/Operation.h"
#include "services/contract/StrictJson.h"
#include "services/contract/Wire.h"

#include <charconv>
#include <map>

namespace cf::contract {

using Parameters = std::map<std::string, std::string, std::less<>>;

//! An outgoing request: the target is percent-encoded and has its query; the body is empty for GET.
struct EncodedRequest
{
    std::string target;
    std::string body;
};

//! Whether the operation's path contains this member.
bool isPathMember(std::string_view path, std::string_view member);
//! Percent-encodes everything but RFC 3986 unreserved characters.
std::string percentEncode(std::string_view text);
//! Splits and decodes form-encoded "a=1&b=2", with a blank as "+" or "%20". A broken escape or a repeated name is an
//! error.
Outcome<Parameters, FieldError> parseQuery(std::string_view query);
//! The JSON value for a parameter's text: a number where one is expected.
json::value valueOfText(std::string_view text, bool wantsInteger, bool wantsBool);

namespace detail {

template <class T>
struct Bare
{
    using Type = T;
};
template <class T>
struct Bare<std::optional<T>>
{
    using Type = T;
};

template <class Member>
void readParameter(const Parameters& parameters, std::string_view name, const std::string& pointer, Member& member,
                   Reading& reading)
{
    using Bare = typename Bare<Member>::Type;
    const auto found = parameters.find(name);
    if (found == parameters.end()) {
        if (!kIsOptional<Member>)
            reading.fail(pointer, "is missing");
        return;
    }
    constexpr bool flag = std::is_same_v<Bare, bool>;
    Wire<Member>::read(valueOfText(found->second, std::is_integral_v<Bare> && !flag, flag), pointer, member, reading);
}

template <class Member>
std::optional<std::string> parameterText(const Member& member)
{
    const json::value value = Wire<Member>::write(member);
    if (value.is_null())
        return std::nullopt;
    if (const auto* text = value.if_string())
        return std::string(text->data(), text->size());
    return std::string(json::serialize(value));
}

} // namespace detail

template <class Operation>
EncodedRequest encodeRequest(const typename Operation::Request& request)
{
    static constexpr OperationInfo info = Operation::kInfo;
    EncodedRequest encoded{std::string(info.path), {}};
    json::object body;
    std::string query;
    forEachMember(request, [&]<class Member>(std::string_view name, const Member& member) {
        const auto text = detail::parameterText(member);
        if (!text)
            return;
        if (isPathMember(info.path, name)) {
            const std::string braced = "{" + std::string(name) + "}";
            encoded.target.replace(encoded.target.find(braced), braced.size(), percentEncode(*text));
        } else if (info.method == Method::Get) {
            query.append(query.empty() ? "?" : "&").append(name).append("=").append(percentEncode(*text));
        } else {
            body[json::string_view(name.data(), name.size())] = Wire<Member>::write(member);
        }
    });
    encoded.target += query;
    if (info.method == Method::Post)
        encoded.body = json::serialize(body);
    return encoded;
}

//! The typed request, or a problem that points to every mistake. `path` holds the decoded values of the placeholders.
template <class Operation>
Answer<typename Operation::Request> decodeRequest(const Parameters& path, std::string_view query, std::string_view body)
{
    static constexpr OperationInfo info = Operation::kInfo;
    Problem problem = Problem::of(ErrorCode::InvalidRequest);
    const auto broken = [&](FieldError error, ErrorCode code) {
        problem = Problem::of(code);
        error.pointer = shortPointer(std::move(error.pointer));
        problem.errors.push_back(std::move(error));
        return problem;
    };
    const auto parameters = parseQuery(query);
    if (!parameters)
        return broken(parameters.error(), ErrorCode::MalformedRequest);
    json::value document = json::object();
    if (info.method == Method::Post && !body.empty()) {
        auto parsed = parseStrictly(body);
        if (!parsed)
            return broken(parsed.error(), ErrorCode::MalformedRequest);
        document = std::move(parsed).value();
        if (!document.is_object())
            return broken({"", "must be an object"}, ErrorCode::InvalidRequest);
    } else if (!body.empty()) {
        return broken({"", "this operation takes no body"}, ErrorCode::InvalidRequest);
    }
    typename Operation::Request request{};
    Reading reading;
    json::object rest = document.as_object();
    Parameters unread = *parameters;
    forEachMember(request, [&]<class Member>(std::string_view name, Member& member) {
        const std::string text(name);
        if (isPathMember(info.path, name)) {
            detail::readParameter(path, name, "{" + text + "}", member, reading);
        } else if (info.method == Method::Get) {
            detail::readParameter(*parameters, name, "?" + text, member, reading);
            unread.erase(text);
        } else if (const auto* found = rest.if_contains(text)) {
            Wire<Member>::read(*found, "/" + text, member, reading);
            rest.erase(text);
        } else if (!kIsOptional<Member>) {
            reading.fail("/" + text, "is missing");
        }
    });
    for (const auto& member : rest)
        reading.fail(pointerStep({member.key().data(), member.key().size()}), "is unknown");
    for (const auto& [name, value] : unread)
        reading.fail("?" + name, "is unknown");
    if (reading.errors.empty())
        return request;
    return problemOf(std::move(reading));
}

template <class T>
std::string encodeDocument(const T& value)
{
    if constexpr (std::is_same_v<T, PlainText>)
        return value.text;
    else
        return json::serialize(Wire<T>::write(value));
}

//! Additions of a newer server are ignored; a missing or mistyped member makes the document unreadable.
template <class T>
Outcome<T, std::vector<FieldError>> decodeDocument(std::string_view text)
{
    T value{};
    Reading reading{Strictness::Lenient, {}};
    const auto document = parseStrictly(text);
    if (document)
        Wire<T>::read(*document, "", value, reading);
    else
        reading.errors.push_back(document.error());
    if (reading.errors.empty())
        return value;
    return std::move(reading.errors);
}

} // namespace cf::contract
