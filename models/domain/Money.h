// An amount in a currency: int64 minor units, never floating point. The wire and the ledger use the plain decimal form.
#pragma once

#include "models/domain/Currency.h"
#include "models/domain/Outcome.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cf {

enum class MoneyError
{
    NotANumber,      //!< Not [-]digits[.digits] in ASCII without superfluous leading zeros.
    TooManyDecimals, //!< More decimals than the currency has, even if zero.
    TooLarge,        //!< Exceeds int64 minor units.
};

class Money
{
public:
    Money() = default;
    Money(std::int64_t minorUnits, Currency currency)
        : m_minorUnits(minorUnits)
        , m_currency(currency)
    {
    }

    //! Parses the wire form, "1234.50": a point, no grouping, no plus, no exponent; decimals may be omitted.
    static Outcome<Money, MoneyError> parse(std::string_view decimal, Currency currency);

    std::int64_t minorUnits() const { return m_minorUnits; }
    Currency currency() const { return m_currency; }

    //! The wire form with all decimals of the currency: "1234.50", "-0.05", "7" for JPY.
    std::string decimal() const;

    bool isPositive() const { return m_minorUnits > 0; }
    bool operator==(const Money&) const = default;

private:
    std::int64_t m_minorUnits = 0;
    Currency m_currency;
};

//! a + b, or empty on overflow. The caller has compared the currencies.
std::optional<std::int64_t> checkedAdd(std::int64_t a, std::int64_t b);

} // namespace cf
