#include "services/bank/api/RoutePattern.h"

#include <algorithm>

namespace cf::bank {
namespace {

bool isPlaceholder(std::string_view segment)
{
    return segment.starts_with('{');
}

} // namespace

std::vector<std::string_view> segmentsOf(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty() && path.front() == '/') {
        path.remove_prefix(1);
        const auto end = path.find('/');
        parts.push_back(path.substr(0, end));
        path = end == std::string_view::npos ? std::string_view() : path.substr(end);
    }
    return parts;
}

RoutePattern::RoutePattern(std::string_view path)
    : m_segments(segmentsOf(path))
{
}

std::optional<contract::Parameters> RoutePattern::match(const std::vector<std::string_view>& path) const
{
    if (m_segments.size() != path.size())
        return std::nullopt;
    contract::Parameters values;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (isPlaceholder(m_segments[i]))
            values.emplace(m_segments[i].substr(1, m_segments[i].size() - 2), path[i]);
        else if (m_segments[i] != path[i])
            return std::nullopt;
    }
    return values;
}

std::size_t RoutePattern::placeholders() const
{
    return static_cast<std::size_t>(std::count_if(m_segments.begin(), m_segments.end(), isPlaceholder));
}

} // namespace cf::bank
