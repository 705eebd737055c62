// ISO 4217 currencies: the code and how many decimals its minor unit has.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cf {

enum class CurrencyStanding
{
    Active,
    Withdrawn, //!< Was in the list once: what is kept in it is shown, nothing new is done in it.
    Unknown,   //!< Not in any list that this program has; shown by its code, and as Withdrawn otherwise.
};

//! An ISO 4217 currency, or XXX ("no currency") until one is assigned.
class Currency
{
public:
    Currency() = default;

    //! For new business: three upper-case letters of the list; anything else is empty.
    static std::optional<Currency> parse(std::string_view code);
    //! For asking about what there is: active ones and withdrawn ones, with the decimals they had.
    static std::optional<Currency> parseEver(std::string_view code);
    //! What a record or a newer bank says. A code of no list is kept as it stands, with `decimals`.
    static Currency recorded(std::string_view code, int decimals = 2);

    std::string code() const { return std::string(m_code.data(), m_code.size()); }
    //! Digits behind the decimal point: EUR 2, JPY 0, KWD 3.
    int decimals() const { return m_decimals; }
    CurrencyStanding standing() const;
    bool isActive() const { return standing() == CurrencyStanding::Active; }

    auto operator<=>(const Currency&) const = default;

private:
    Currency(std::string_view code, std::int8_t decimals);

    std::array<char, 3> m_code{'X', 'X', 'X'};
    std::int8_t m_decimals = 0;
};

} // namespace cf
