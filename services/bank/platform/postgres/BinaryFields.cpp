#include "services/bank/platform/postgres/BinaryFields.h"

namespace cf::db {
namespace {

using namespace std::string_view_literals;

// Binary dates and instants count from 2000-01-01.
constexpr auto kEpoch = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
constexpr std::size_t kArrayHead = 20;

std::string_view rawOf(const Uuid& value)
{
    return {reinterpret_cast<const char*>(value.bytes().data()), value.bytes().size()};
}

} // namespace

std::string nameOf(SqlType type)
{
    switch (type) {
    case SqlType::Boolean:
        return "boolean";
    case SqlType::Bytea:
        return "bytea";
    case SqlType::Bigint:
        return "bigint";
    case SqlType::Text:
        return "text";
    case SqlType::Date:
        return "date";
    case SqlType::Timestamptz:
        return "timestamptz";
    case SqlType::Uuid:
        return "uuid";
    }
    return {};
}

BinaryFields& BinaryFields::null()
{
    append(0xffffffff, 4);
    ++m_fields;
    return *this;
}

BinaryFields& BinaryFields::flag(bool value)
{
    field(value ? "\1"sv : "\0"sv);
    return *this;
}

BinaryFields& BinaryFields::number(std::int64_t value)
{
    append(8, 4);
    append(static_cast<std::uint64_t>(value), 8);
    ++m_fields;
    return *this;
}

BinaryFields& BinaryFields::text(std::string_view utf8)
{
    field(utf8);
    return *this;
}

BinaryFields& BinaryFields::bytes(std::string_view raw)
{
    field(raw);
    return *this;
}

BinaryFields& BinaryFields::uuid(const Uuid& value)
{
    field(rawOf(value));
    return *this;
}

BinaryFields& BinaryFields::instant(Instant value)
{
    return number((value - kEpoch).count());
}

BinaryFields& BinaryFields::date(Date value)
{
    append(4, 4);
    append(static_cast<std::uint32_t>((std::chrono::sys_days(value) - kEpoch).count()), 4);
    ++m_fields;
    return *this;
}

BinaryFields& BinaryFields::array(std::span<const Uuid> values)
{
    beginArray(20 * values.size(), SqlType::Uuid, values.size());
    for (const Uuid& value : values) {
        append(16, 4);
        m_data += rawOf(value);
    }
    return *this;
}

BinaryFields& BinaryFields::array(std::span<const std::int64_t> values)
{
    beginArray(12 * values.size(), SqlType::Bigint, values.size());
    for (const std::int64_t value : values) {
        append(8, 4);
        append(static_cast<std::uint64_t>(value), 8);
    }
    return *this;
}

BinaryFields& BinaryFields::array(std::span<const std::string> values)
{
    std::size_t bytes = 0;
    for (const std::string& value : values)
        bytes += 4 + value.size();
    beginArray(bytes, SqlType::Text, values.size());
    for (const std::string& value : values) {
        append(value.size(), 4);
        m_data += value;
    }
    return *this;
}

void BinaryFields::append(std::uint64_t value, int width)
{
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        m_data.push_back(static_cast<char>(value >> shift & 0xff));
}

void BinaryFields::field(std::string_view raw)
{
    append(raw.size(), 4);
    m_data += raw;
    ++m_fields;
}

void BinaryFields::beginArray(std::size_t bytes, SqlType elements, std::size_t count)
{
    append(kArrayHead + bytes, 4);
    appendArrayHead(elements, count, false);
    ++m_fields;
}

// One dimension, lower bound 1.
void BinaryFields::appendArrayHead(SqlType elements, std::size_t count, bool nulls)
{
    append(1, 4);
    append(nulls ? 1 : 0, 4);
    append(static_cast<std::uint32_t>(elements), 4);
    append(count, 4);
    append(1, 4);
}

void BinaryArray::addNull()
{
    null();
    m_nulls = true;
}

std::string BinaryArray::take()
{
    const std::string elements = std::move(m_data);
    m_data.clear();
    m_data.reserve(kArrayHead + elements.size());
    appendArrayHead(m_elements, m_fields, m_nulls);
    m_data += elements;
    return std::move(m_data);
}

} // namespace cf::db
