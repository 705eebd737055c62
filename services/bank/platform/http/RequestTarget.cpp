// Parses the target of a request line (RFC 9112 3.2, origin-form).
#include "services/bank/platform/http/RequestTarget.h"

#include <algorithm>

namespace cf::http {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<std::string> decodedPath(std::string_view raw)
{
    std::string path;
    path.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '%') {
            path.push_back(raw[i]);
            continue;
        }
        const int high = i + 2 < raw.size() ? hexValue(raw[i + 1]) : -1;
        const int low = i + 2 < raw.size() ? hexValue(raw[i + 2]) : -1;
        const char decoded = static_cast<char>(high * 16 + low);
        if (high < 0 || low < 0 || decoded == '/' || decoded == '\0') {
            return std::nullopt;
        }
        path.push_back(decoded);
        i += 2;
    }
    return path;
}

} // namespace

std::optional<RequestTarget> parseTarget(std::string_view target)
{
    const bool visible = std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7F; });
    if (!visible || !target.starts_with('/') || target.find('#') != target.npos) {
        return std::nullopt;
    }
    const std::size_t mark = target.find('?');
    auto path = decodedPath(target.substr(0, mark));
    if (!path) {
        return std::nullopt;
    }
    return RequestTarget{*std::move(path), mark == target.npos ? std::string() : std::string(target.substr(mark + 1))};
}

} // namespace cf::http
