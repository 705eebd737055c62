// Business dates and instants. A date has no time zone; an instant is UTC with microseconds, like PostgreSQL's.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace cf {

using Date = std::chrono::year_month_day;
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

//! ISO 8601 calendar date, "2026-11-22"; empty for a day that does not exist.
std::optional<Date> parseDate(std::string_view text);
std::string toString(Date date);

//! RFC 3339: "2026-11-22T09:49:25.123456Z", "2026-11-22T10:49:25+01:00". A fraction of any length is cut to
//! microseconds.
std::optional<Instant> parseInstant(std::string_view text);
std::string toString(Instant instant);

} // namespace cf
