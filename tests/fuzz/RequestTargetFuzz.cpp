// The target of a request: its path, the routes that the path matches, and its query.
#include "services/bank/api/RoutePattern.h"
#include "services/bank/platform/http/RequestTarget.h"
#include "services/contract/Binder.h"
#include "services/contract/Operations.h"
#include "tests/fuzz/Property.h"

#include <string>

using namespace cf;
using fuzz::require;

namespace {

std::string encodedPath(std::string_view path)
{
    std::string text;
    for (const char c : path)
        text += c == '/' ? "/" : contract::percentEncode({&c, 1});
    return text;
}

//! The path that matched, made of the pattern and the values of its placeholders.
std::string pathOf(std::string_view pattern, const contract::Parameters& values)
{
    std::string path(pattern);
    for (const auto& [name, value] : values) {
        const std::string braced = "{" + name + "}";
        const std::size_t at = path.find(braced);
        require(at != path.npos, "a value is that of a placeholder");
        path.replace(at, braced.size(), value);
    }
    return path;
}

void checkRoutes(const std::string& path)
{
    const auto segments = bank::segmentsOf(path);
    contract::forEachOperation([&]<class Operation>(Operation) {
        if (const auto values = bank::RoutePattern(Operation::kInfo.path).match(segments))
            require(pathOf(Operation::kInfo.path, *values) == path, "a route matches the whole path");
    });
}

void checkQuery(std::string_view query)
{
    const auto parameters = contract::parseQuery(query);
    if (!parameters)
        return;
    std::string again;
    for (const auto& [name, value] : *parameters) {
        require(!name.empty() && fuzz::isUtf8(name) && fuzz::isUtf8(value), "a parameter is text with a name");
        again += (again.empty() ? "" : "&") + contract::percentEncode(name) + "=" + contract::percentEncode(value);
    }
    const auto reread = contract::parseQuery(again);
    require(reread.ok() && *reread == *parameters, "parameters that are encoded again mean the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    const auto target = http::parseTarget(text);
    if (!target)
        return 0;
    const std::string_view raw = text.substr(0, text.find('?'));
    require(target->path.starts_with('/') && target->path.find('\0') == std::string::npos,
            "a path is absolute and has no NUL");
    require(std::count(raw.begin(), raw.end(), '/') == std::count(target->path.begin(), target->path.end(), '/'),
            "decoding a path leaves its structure");
    require(target->path.size() + target->query.size() <= size, "decoding makes nothing longer");
    const auto again = http::parseTarget(encodedPath(target->path) + "?" + target->query);
    require(again && again->path == target->path && again->query == target->query,
            "a target that is encoded again means the same");
    checkRoutes(target->path);
    checkQuery(target->query);
    return 0;
}
