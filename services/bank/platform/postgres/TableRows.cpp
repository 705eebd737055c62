#include "services/bank/platform/postgres/TableRows.h"

namespace cf::db {

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

} // namespace cf::db
