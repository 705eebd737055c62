// The currencies that a list offers to choose from.
#pragma once

namespace cf::tables {

inline constexpr const char* kOfferedCurrencies[] = {"CZK", "EUR", "GBP", "JPY", "USD"};

} // namespace cf::tables
