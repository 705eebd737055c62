#include "services/bank/api/BearerToken.h"

#include <algorithm>

namespace cf::bank {

std::string bearerTokenOf(const http::Request& request)
{
    constexpr std::string_view kScheme = "bearer";
    constexpr std::string_view kBlanks = " \t";
    const std::string_view header = request.header("authorization");
    const std::size_t end = header.find_first_of(kBlanks);
    const std::string_view scheme = header.substr(0, end);
    const bool bearer = std::equal(scheme.begin(), scheme.end(), kScheme.begin(), kScheme.end(),
                                   [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
    const std::size_t token = bearer ? header.find_first_not_of(kBlanks, end) : std::string_view::npos;
    if (token == std::string_view::npos)
        return {};
    return std::string(header.substr(token, header.find_last_not_of(kBlanks) - token + 1));
}

} // namespace cf::bank
