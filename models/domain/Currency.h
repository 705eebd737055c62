// ISO 4217 currencies: the code and how many decimals its minor unit has.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cf {

//! An active ISO 4217 currency, or XXX ("no currency") until one is assigned.
class Currency
{
public:
    Currency() = default;

    //! Three upper-case letters of the list; anything else is empty.
    static std::optional<Currency> parse(std::string_view code);

    std::string code() const { return std::string(m_code.data(), m_code.size()); }
    //! Digits behind the decimal point: EUR 2, JPY 0, KWD 3.
    int decimals() const { return m_decimals; }

    auto operator<=>(const Currency&) const = default;

private:
    Currency(std::string_view code, std::int8_t decimals);

    std::array<char, 3> m_code{'X', 'X', 'X'};
    std::int8_t m_decimals = 0;
};

} // namespace cf
