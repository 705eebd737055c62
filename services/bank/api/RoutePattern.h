// Matches the path of a request with that of an operation: "/accounts/{accountId}". Called by Router.
#pragma once

#include "services/contract/Binder.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace cf::bank {

//! "/accounts/acc_1/" is "accounts", "acc_1" and "". The path outlives them.
std::vector<std::string_view> segmentsOf(std::string_view path);

class RoutePattern
{
public:
    //! The path outlives the pattern.
    explicit RoutePattern(std::string_view path);

    //! The values of the placeholders if the path, given as its segments, matches; a value may be empty.
    std::optional<contract::Parameters> match(const std::vector<std::string_view>& path) const;

    std::size_t placeholders() const;

private:
    std::vector<std::string_view> m_segments;
};

} // namespace cf::bank
