#include "services/contract/Binder.h"

namespace cf::contract {
namespace {

bool isUnreserved(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::optional<std::string> formDecode(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded.push_back(text[i] == '+' ? ' ' : text[i]);
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        decoded.push_back(static_cast<char>(high << 4 | low));
        i += 2;
    }
    return decoded;
}

// Well-formed UTF-8 (RFC 3629), so that an answer can repeat it. The member's codec checks the content.
bool isUtf8(std::string_view text)
{
    while (!text.empty())
        if (!takeCodePoint(text))
            return false;
    return true;
}

} // namespace

bool isPathMember(std::string_view path, std::string_view member)
{
    return path.find("{" + std::string(member) + "}") != std::string_view::npos;
}

std::string percentEncode(std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (isUnreserved(c)) {
            encoded.push_back(c);
        } else {
            encoded.push_back('%');
            encoded.push_back(hex[static_cast<unsigned char>(c) >> 4]);
            encoded.push_back(hex[static_cast<unsigned char>(c) & 15]);
        }
    }
    return encoded;
}

Outcome<Parameters, FieldError> parseQuery(std::string_view query)
{
    Parameters parameters;
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
        const auto equals = pair.find('=');
        const auto name = formDecode(pair.substr(0, equals));
        const auto value = formDecode(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1));
        if (!name || !value || name->empty())
            return FieldError{"?" + std::string(pair), "is not a name and a value"};
        if (!isUtf8(*name) || !isUtf8(*value))
            return FieldError{"?" + std::string(pair.substr(0, equals)), "is not text in UTF-8"};
        if (!parameters.emplace(*name, *value).second)
            return FieldError{"?" + *name, "occurs twice"};
    }
    return parameters;
}

json::value valueOfText(std::string_view text, bool wantsInteger, bool wantsBool)
{
    if (wantsInteger) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc() && end == text.data() + text.size())
            return number;
    }
    if (wantsBool && (text == "true" || text == "false"))
        return text == "true";
    return json::string(text.data(), text.size());
}

} // namespace cf::contract
