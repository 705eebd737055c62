// See Date.h.
#include "models/domain/Date.h"

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

std::optional<std::chrono::microseconds> fraction(std::string_view text)
{
    if (text.empty())
        return std::chrono::microseconds(0);
    if (text[0] != '.' || text.size() < 2 || text.size() > 7)
        return std::nullopt;
    const auto value = digits(text, 1, text.size() - 1);
    if (!value)
        return std::nullopt;
    int micros = *value;
    for (std::size_t i = text.size(); i < 7; ++i)
        micros *= 10;
    return std::chrono::microseconds(micros);
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
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || (text.back() != 'Z' && text.back() != 'z') ||
        text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto date = parseDate(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    const auto micros = fraction(text.substr(19, text.size() - 20));
    if (!date || !hour || !minute || !second || !micros || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    return std::chrono::sys_days(*date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(*second) + *micros;
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
