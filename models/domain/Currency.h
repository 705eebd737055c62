// ISO 4217 currencies: the code and its number of decimals.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cf {

enum class CurrencyStatus
{
    Active,
    Withdrawn, //!< Formerly listed: existing amounts are shown, new business is refused.
    Unknown,   //!< In no list of this program; shown by its code, otherwise like Withdrawn.
};

//! An ISO 4217 currency, or XXX ("no currency") until one is assigned.
class Currency
{
public:
    Currency() = default;

    //! For new business: three upper-case letters in the list; anything else is empty.
    static std::optional<Currency> parse(std::string_view code);
    //! For queries: active currencies and withdrawn ones, with their last decimals.
    static std::optional<Currency> parseListed(std::string_view code);
    //! From a record or a newer bank. An unlisted code is kept as it is, with `decimals`.
    static Currency recorded(std::string_view code, int decimals = 2);

    std::string code() const { return std::string(m_code.data(), m_code.size()); }
    //! Digits after the decimal point: EUR 2, JPY 0, KWD 3.
    int decimals() const { return m_decimals; }
    CurrencyStatus status() const;
    bool isActive() const { return status() == CurrencyStatus::Active; }

    auto operator<=>(const Currency&) const = default;

private:
    Currency(std::string_view code, std::int8_t decimals);

    std::array<char, 3> m_code{'X', 'X', 'X'};
    std::int8_t m_decimals = 0;
};

} // namespace cf
