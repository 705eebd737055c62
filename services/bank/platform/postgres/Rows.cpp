#include "services/bank/platform/postgres/Rows.h"

#include "services/bank/platform/postgres/Error.h"

#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>

namespace cf::db {
namespace {

constexpr Date kFirstDay = std::chrono::year(1) / 1 / 1;
constexpr Date kLastDay = std::chrono::year(9999) / 12 / 31;

enum class End
{
    First,
    Last,
};

// PostgreSQL allows "infinity", years BC and years of five digits; no calendar here does.
std::optional<End> endOfTime(std::string_view text)
{
    if (text.starts_with('-') || text.ends_with(" BC"))
        return End::First;
    const bool fiveDigits = text.find('-') > 4 && text.find('-') != std::string_view::npos;
    return text == "infinity" || fiveDigits ? std::optional(End::Last) : std::nullopt;
}

std::optional<int> nibble(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? std::optional(c - 'a' + 10) : std::nullopt;
}

} // namespace

std::optional<bool> Field<bool>::read(std::string_view text)
{
    return text == "t" || text == "f" ? std::optional(text == "t") : std::nullopt;
}

// "\x00ff"
std::optional<std::string> Field<Bytea>::read(std::string_view text)
{
    if (!text.starts_with("\\x") || text.size() % 2 != 0)
        return std::nullopt;
    std::string bytes(text.size() / 2 - 1, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto high = nibble(text[2 * i + 2]);
        const auto low = nibble(text[2 * i + 3]);
        if (!high || !low)
            return std::nullopt;
        bytes[i] = static_cast<char>(*high << 4 | *low);
    }
    return bytes;
}

// "2026-11-22 09:49:25.123456+00"
std::optional<Instant> Field<Instant>::read(std::string_view text)
{
    if (const auto end = endOfTime(text))
        return *end == End::First
                   ? Instant(std::chrono::sys_days(kFirstDay))
                   : Instant(std::chrono::sys_days(kLastDay)) + std::chrono::days(1) - Instant::duration(1);
    std::string rfc3339(text);
    if (rfc3339.size() > 11)
        rfc3339[10] = 'T';
    if (rfc3339.ends_with("+00"))
        rfc3339.replace(rfc3339.size() - 3, 3, "Z");
    return parseInstant(rfc3339);
}

std::optional<Date> Field<Date>::read(std::string_view text)
{
    if (const auto end = endOfTime(text))
        return *end == End::First ? kFirstDay : kLastDay;
    return parseDate(text);
}

void ClearResult::operator()(pg_result* result) const
{
    PQclear(result);
}

Result::Result(const pqxx::result& result)
    : m_pqxx(result)
    , m_rows(static_cast<int>(m_pqxx.size()))
{
    for (int i = 0; i < static_cast<int>(m_pqxx.columns()); ++i)
        m_names.emplace_back(m_pqxx.column_name(static_cast<pqxx::row::size_type>(i)));
}

Result::Result(OwnedResult result)
    : m_libpq(std::move(result))
    , m_rows(PQntuples(m_libpq.get()))
{
    for (int i = 0; i < PQnfields(m_libpq.get()); ++i)
        m_names.emplace_back(PQfname(m_libpq.get(), i));
}

int Result::affectedRows() const
{
    return m_libpq ? std::atoi(PQcmdTuples(m_libpq.get())) : static_cast<int>(m_pqxx.affected_rows());
}

int Result::column(std::string_view name) const
{
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found == m_names.end())
        throw Error(ErrorKind::Refused, "", "the statement returned no column " + std::string(name));
    return static_cast<int>(found - m_names.begin());
}

void Result::requireOneColumn() const
{
    if (m_names.size() != 1)
        throw Error(ErrorKind::Refused, "",
                    "the statement returned " + std::to_string(m_names.size()) + " columns instead of one");
}

void Result::requireRow(int row) const
{
    if (row < 0 || row >= m_rows)
        throw Error(ErrorKind::Refused, "",
                    "the statement returned " + std::to_string(m_rows) + " rows, but not row number " +
                        std::to_string(row));
}

std::optional<std::string_view> Result::text(int row, int column) const
{
    if (m_libpq) {
        if (PQgetisnull(m_libpq.get(), row, column) != 0)
            return std::nullopt;
        return std::string_view(PQgetvalue(m_libpq.get(), row, column),
                                static_cast<std::size_t>(PQgetlength(m_libpq.get(), row, column)));
    }
    const pqxx::field field =
        m_pqxx[static_cast<pqxx::result::size_type>(row)][static_cast<pqxx::row::size_type>(column)];
    if (field.is_null())
        return std::nullopt;
    return std::string_view(field.c_str(), field.size());
}

void Result::refuse(int column, const char* why) const
{
    throw Error(ErrorKind::Refused, "",
                "the column " + std::string(m_names[static_cast<std::size_t>(column)]) + " " + why);
}

} // namespace cf::db
