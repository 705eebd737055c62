#include "services/bank/importing/BerkaRow.h"

#include "models/domain/Money.h"
#include "models/domain/Text.h"

#include <algorithm>
#include <charconv>

namespace cf::bank::importing {
namespace {

constexpr std::size_t kLongestValueShown = 40; // bytes
// A hundred billion crowns: a larger amount is a mistake, and sums of smaller ones always fit.
constexpr std::int64_t kLargestAmount = 10'000'000'000'000;
constexpr Date kNoDate = std::chrono::year(1900) / 1 / 1;

} // namespace

BerkaRow::BerkaRow(std::span<const std::string_view> columns, std::vector<std::string> fields)
    : m_columns(columns)
    , m_fields(std::move(fields))
{
    if (m_fields.size() != m_columns.size()) {
        note("has " + std::to_string(m_fields.size()) + " fields, not " + std::to_string(m_columns.size()));
        m_fields.resize(m_columns.size());
    }
}

void BerkaRow::note(std::string_view problem)
{
    if (!m_problems.empty())
        m_problems.append("; ");
    m_problems.append(problem);
}

void BerkaRow::noteValue(std::size_t column, std::string_view problem)
{
    // In whole characters, and drawable: the reason is read on a terminal.
    const std::string_view value = m_fields[column];
    std::string_view rest = value;
    while (!rest.empty() && value.size() - rest.size() < kLongestValueShown)
        takeCodePoint(rest);
    note(std::string(m_columns[column]) + " \"" + drawable(value.substr(0, value.size() - rest.size())) +
         (rest.empty() ? "" : "…") + "\" " + std::string(problem));
}

std::int64_t BerkaRow::id(std::size_t column)
{
    const std::string& text = m_fields[column];
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value <= 0) {
        noteValue(column, "is not a positive whole number");
        return 0;
    }
    return value;
}

std::int64_t BerkaRow::newId(std::size_t column, const IdSet& known)
{
    const std::int64_t value = id(column);
    if (known.contains(value))
        noteValue(column, "was used by an earlier line");
    return value;
}

std::int64_t BerkaRow::reference(std::size_t column, const IdSet& known, std::string_view what)
{
    const std::int64_t value = id(column);
    if (value > 0 && !known.contains(value))
        note("refers to " + std::string(what) + " " + std::to_string(value) + ", which does not exist");
    return value;
}

Date BerkaRow::date(std::size_t column)
{
    const auto date = parseShortDate(m_fields[column]);
    if (!date)
        noteValue(column, "is not a date (YYMMDD)");
    return date.value_or(kNoDate);
}

BirthNumber BerkaRow::birthNumber(std::size_t column)
{
    const auto birth = parseBirthNumber(m_fields[column]);
    if (!birth)
        note(std::string(m_columns[column]) + " is not YYMMDD"); // A national id is not repeated in a report.
    return birth.value_or(BirthNumber{Sex::Male, kNoDate});
}

std::int64_t BerkaRow::money(std::size_t column)
{
    static const Currency czk = *Currency::parse("CZK");
    const auto money = Money::parse(m_fields[column], czk);
    if (money && money->minorUnits() >= -kLargestAmount && money->minorUnits() <= kLargestAmount)
        return money->minorUnits();
    switch (money ? MoneyError::TooLarge : money.error()) {
    case MoneyError::NotANumber:
        noteValue(column, "is not an amount");
        break;
    case MoneyError::TooManyDecimals:
        noteValue(column, "has more than two decimals");
        break;
    case MoneyError::TooLarge:
        noteValue(column, "is too large");
        break;
    }
    return 0;
}

std::int64_t BerkaRow::amount(std::size_t column)
{
    const std::size_t notedBefore = m_problems.size();
    const std::int64_t value = money(column);
    if (value <= 0 && m_problems.size() == notedBefore)
        noteValue(column, "is not above zero");
    return value;
}

std::string BerkaRow::digits(std::size_t column)
{
    const std::string& value = m_fields[column];
    if (value.empty() || !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
        noteValue(column, "is not a number");
    return value;
}

std::string BerkaRow::bank(std::size_t column)
{
    const std::string& value = m_fields[column];
    if (value.size() != 2 || !std::all_of(value.begin(), value.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        noteValue(column, "is not the two capital letters of a bank");
    return value;
}

} // namespace cf::bank::importing
