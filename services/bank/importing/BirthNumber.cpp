#include "services/bank/importing/BirthNumber.h"

#include <algorithm>

namespace cf::bank::importing {
namespace {

constexpr unsigned kWomansMonth = 50;

// The two digits at `at`; the caller has checked that they are digits.
unsigned pair(std::string_view digits, std::size_t at)
{
    return static_cast<unsigned>((digits[at] - '0') * 10 + (digits[at + 1] - '0'));
}

bool isSixDigits(std::string_view text)
{
    return text.size() == 6 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Date> dateOf(unsigned year, unsigned month, unsigned day)
{
    const Date date{std::chrono::year(1900 + static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
    return date.ok() ? std::optional(date) : std::nullopt;
}

} // namespace

std::optional<BirthNumber> parseBirthNumber(std::string_view text)
{
    if (!isSixDigits(text))
        return std::nullopt;
    const unsigned month = pair(text, 2);
    const bool woman = month > kWomansMonth;
    const auto date = dateOf(pair(text, 0), woman ? month - kWomansMonth : month, pair(text, 4));
    if (!date)
        return std::nullopt;
    return BirthNumber{woman ? Sex::Female : Sex::Male, *date};
}

std::optional<Date> parseShortDate(std::string_view text)
{
    return isSixDigits(text) ? dateOf(pair(text, 0), pair(text, 2), pair(text, 4)) : std::nullopt;
}

} // namespace cf::bank::importing
