#include "services/bank/platform/postgres/CopyRows.h"

#include <algorithm>
#include <stdexcept>

namespace cf::db {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kHead = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"sv;

} // namespace

CopyRows::CopyRows(std::string_view target)
    : m_target(target)
    , m_columns(1 + static_cast<std::size_t>(std::count(target.begin(), target.end(), ',')))
{
    m_data = kHead;
    m_fields = m_columns;
}

CopyRows& CopyRows::row()
{
    requireWhole();
    append(m_columns, 2);
    m_fields = 0;
    ++m_rows;
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

void CopyRows::requireWhole() const
{
    if (m_fields != m_columns)
        throw std::logic_error("a row for " + m_target + " has " + std::to_string(m_fields) + " fields");
}

} // namespace cf::db
