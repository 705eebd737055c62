#include "services/bank/api/TraceContext.h"

namespace cf::bank {
namespace {

// version - trace id - parent id - flags
constexpr std::size_t kLength = 2 + 1 + 32 + 1 + 16 + 1 + 2;

bool isHex(std::string_view text)
{
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool isId(std::string_view text)
{
    return isHex(text) && text.find_first_not_of('0') != std::string_view::npos;
}

} // namespace

std::string traceIdIn(std::string_view traceparent)
{
    if (traceparent.size() < kLength || traceparent[2] != '-' || traceparent[35] != '-' || traceparent[52] != '-')
        return {};
    const std::string_view version = traceparent.substr(0, 2);
    if (!isHex(version) || version == "ff")
        return {};
    // Later versions may append fields after another hyphen.
    if (traceparent.size() > kLength && (version == "00" || traceparent[kLength] != '-'))
        return {};
    const std::string_view trace = traceparent.substr(3, 32);
    const bool good = isId(trace) && isId(traceparent.substr(36, 16)) && isHex(traceparent.substr(53, 2));
    return good ? std::string(trace) : std::string();
}

std::string callersTrace(const http::Request& request)
{
    const auto [first, last] = request.headers.equal_range("traceparent");
    return first != last && std::next(first) == last ? traceIdIn(first->second) : std::string();
}

} // namespace cf::bank
