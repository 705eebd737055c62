#include "models/domain/Date.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace cf {
namespace {

// Reads exactly `count` digits at `at`.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

// Parses what follows the seconds: a fraction of any length, cut to microseconds. Consumes it from `text`.
std::optional<std::chrono::microseconds> takeFraction(std::string_view& text)
{
    if (!text.starts_with('.'))
        return std::chrono::microseconds(0);
    const std::size_t end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    if (end == 1)
        return std::nullopt;
    int micros = 0;
    for (std::size_t i = 1; i <= 6; ++i)
        micros = micros * 10 + (i < end ? text[i] - '0' : 0);
    text.remove_prefix(end);
    return std::chrono::microseconds(micros);
}

// "Z" or the offset from UTC, "+05:30".
std::optional<std::chrono::minutes> offsetIn(std::string_view text)
{
    if (text == "Z" || text == "z")
        return std::chrono::minutes(0);
    const auto hours = digits(text, 1, 2);
    const auto minutes = digits(text, 4, 2);
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':' || !hours || !minutes || *hours > 23 ||
        *minutes > 59)
        return std::nullopt;
    const std::chrono::minutes ahead = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    return text[0] == '-' ? -ahead : ahead;
}

} // namespace

std::optional<Date> parseDate(std::string_view text)
{
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day)
        return std::nullopt;
    const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                    std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string toString(Date date)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::optional<Instant> parseInstant(std::string_view text)
{
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto date = parseDate(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    std::string_view rest = text.substr(19);
    const auto micros = takeFraction(rest);
    const auto ahead = offsetIn(rest);
    // 60 is a leap second: our clock has none and rolls over to the next minute.
    if (!date || !hour || !minute || !second || !micros || !ahead || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    const Instant instant = std::chrono::sys_days(*date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
                            std::chrono::seconds(*second) + *micros - *ahead;
    const int year = static_cast<int>(Date(std::chrono::floor<std::chrono::days>(instant)).year());
    return year >= 1 && year <= 9999 ? std::optional(instant) : std::nullopt;
}

std::string toString(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d.%06dZ", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return toString(Date(day)) + text.data();
}

} // namespace cf
