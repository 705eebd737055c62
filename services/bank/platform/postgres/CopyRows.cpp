#include "services/bank/platform/postgres/CopyRows.h"

#include <algorithm>
#include <stdexcept>

namespace cf::db {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kUuidType = 2950; // object ids of built-in types never change
constexpr std::uint32_t kBigintType = 20;
constexpr std::uint32_t kTextType = 25;
// Binary dates and instants count from 2000-01-01.
constexpr auto kEpoch = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);

std::string_view rawOf(const Uuid& value)
{
    return {reinterpret_cast<const char*>(value.bytes().data()), value.bytes().size()};
}

} // namespace

CopyRows::CopyRows(std::string_view target)
    : m_target(target)
    , m_data("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"sv)
    , m_columns(static_cast<std::int16_t>(1 + std::count(target.begin(), target.end(), ',')))
    , m_fields(m_columns)
{
}

CopyRows& CopyRows::row()
{
    requireWhole();
    append(static_cast<std::uint16_t>(m_columns), 2);
    m_fields = 0;
    ++m_rows;
    return *this;
}

CopyRows& CopyRows::null()
{
    append(0xffffffff, 4);
    ++m_fields;
    return *this;
}

CopyRows& CopyRows::flag(bool value)
{
    field(value ? "\1"sv : "\0"sv);
    return *this;
}

CopyRows& CopyRows::number(std::int64_t value)
{
    append(8, 4);
    append(static_cast<std::uint64_t>(value), 8);
    ++m_fields;
    return *this;
}

CopyRows& CopyRows::text(std::string_view utf8)
{
    field(utf8);
    return *this;
}

CopyRows& CopyRows::bytes(std::string_view raw)
{
    field(raw);
    return *this;
}

CopyRows& CopyRows::uuid(const Uuid& value)
{
    field(rawOf(value));
    return *this;
}

CopyRows& CopyRows::instant(Instant value)
{
    return number((value - kEpoch).count());
}

CopyRows& CopyRows::date(Date value)
{
    append(4, 4);
    append(static_cast<std::uint32_t>((std::chrono::sys_days(value) - kEpoch).count()), 4);
    ++m_fields;
    return *this;
}

CopyRows& CopyRows::array(std::span<const Uuid> values)
{
    beginArray(20 * values.size(), kUuidType, values.size());
    for (const Uuid& value : values) {
        append(16, 4);
        m_data += rawOf(value);
    }
    return *this;
}

CopyRows& CopyRows::array(std::span<const std::int64_t> values)
{
    beginArray(12 * values.size(), kBigintType, values.size());
    for (const std::int64_t value : values) {
        append(8, 4);
        append(static_cast<std::uint64_t>(value), 8);
    }
    return *this;
}

CopyRows& CopyRows::array(std::span<const std::string> values)
{
    std::size_t bytes = 0;
    for (const std::string& value : values)
        bytes += 4 + value.size();
    beginArray(bytes, kTextType, values.size());
    for (const std::string& value : values) {
        append(value.size(), 4);
        m_data += value;
    }
    return *this;
}

std::string_view CopyRows::finish()
{
    requireWhole();
    if (!m_finished)
        append(0xffff, 2);
    m_finished = true;
    return m_data;
}

void CopyRows::append(std::uint64_t value, int width)
{
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        m_data.push_back(static_cast<char>(value >> shift & 0xff));
}

void CopyRows::field(std::string_view raw)
{
    append(raw.size(), 4);
    m_data += raw;
    ++m_fields;
}

// One dimension, no nulls, lower bound 1.
void CopyRows::beginArray(std::size_t bytes, std::uint32_t elementType, std::size_t count)
{
    append(20 + bytes, 4);
    append(1, 4);
    append(0, 4);
    append(elementType, 4);
    append(count, 4);
    append(1, 4);
    ++m_fields;
}

void CopyRows::requireWhole() const
{
    if (m_fields != m_columns)
        throw std::logic_error("a row for " + m_target + " has " + std::to_string(m_fields) + " fields");
}

} // namespace cf::db
