#include "services/bank/platform/postgres/TableRows.h"

#include <utility>

namespace cf::db {
namespace {

constexpr const char* kEscaped = "\"\\";

} // namespace

std::string columnNameOf(std::string_view member)
{
    std::string name;
    for (const char c : member) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital)
            name.push_back('_');
        name.push_back(capital ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return name;
}

std::string ArrayText::take()
{
    return std::exchange(m_text, "{") + '}';
}

void ArrayText::append(std::string_view value)
{
    if (m_text.size() > 1)
        m_text.push_back(',');
    m_text.push_back('"');
    std::size_t from = 0;
    for (auto at = value.find_first_of(kEscaped); at != std::string_view::npos;
         at = value.find_first_of(kEscaped, from)) {
        m_text.append(value, from, at - from).append({'\\', value[at]});
        from = at + 1;
    }
    m_text.append(value.substr(from)).push_back('"');
}

void ArrayText::appendNull()
{
    m_text += m_text.size() > 1 ? ",NULL" : "NULL";
}

} // namespace cf::db
