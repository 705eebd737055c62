#include "models/domain/Money.h"

#include "models/domain/Text.h"

#include <algorithm>

namespace cf {

Outcome<Money, MoneyError> Money::parse(std::string_view decimal, Currency currency)
{
    const bool negative = decimal.starts_with('-');
    if (negative)
        decimal.remove_prefix(1);
    const auto point = decimal.find('.');
    const std::string_view whole = decimal.substr(0, point);
    const std::string_view fraction = point == std::string_view::npos ? std::string_view() : decimal.substr(point + 1);
    const bool emptyFraction = point != std::string_view::npos && fraction.empty();
    if (whole.empty() || emptyFraction || (whole.size() > 1 && whole[0] == '0') ||
        !std::all_of(whole.begin(), whole.end(), isAsciiDigit) ||
        !std::all_of(fraction.begin(), fraction.end(), isAsciiDigit))
        return MoneyError::NotANumber;
    const auto decimals = static_cast<std::size_t>(currency.decimals());
    if (fraction.size() > decimals)
        return MoneyError::TooManyDecimals;

    std::string digits(whole);
    digits.append(fraction);
    digits.append(decimals - fraction.size(), '0');
    std::int64_t units = 0;
    for (const char c : digits) {
        // Counted downwards, so that the smallest int64 can also be parsed.
        if (__builtin_mul_overflow(units, std::int64_t{10}, &units) ||
            __builtin_sub_overflow(units, std::int64_t{c - '0'}, &units))
            return MoneyError::TooLarge;
    }
    if (!negative && __builtin_sub_overflow(std::int64_t{0}, units, &units))
        return MoneyError::TooLarge;
    return Money(units, currency);
}

std::string Money::decimal() const
{
    const bool negative = m_minorUnits < 0;
    // Unsigned, because the smallest int64 has no positive counterpart.
    std::uint64_t magnitude = static_cast<std::uint64_t>(m_minorUnits);
    if (negative)
        magnitude = ~magnitude + 1;
    std::string digits = std::to_string(magnitude);
    const auto decimals = static_cast<std::size_t>(m_currency.decimals());
    if (decimals > 0) {
        if (digits.size() <= decimals)
            digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, 1, '.');
    }
    return negative ? "-" + digits : digits;
}

std::optional<std::int64_t> checkedAdd(std::int64_t a, std::int64_t b)
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return std::nullopt;
    return sum;
}

} // namespace cf
