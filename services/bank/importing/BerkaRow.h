// One line of a Berka file being validated. A getter whose column holds no valid value notes why and returns something
// harmless; BerkaReader takes the record only if nothing was noted.
#pragma once

#include "services/bank/importing/BerkaRecords.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace cf::bank::importing {

using IdSet = std::unordered_set<std::int64_t>;

class BerkaRow
{
public:
    BerkaRow(std::span<const std::string_view> columns, std::vector<std::string> fields);

    //! A positive whole number.
    std::int64_t id(std::size_t column);
    //! An id that no earlier line has; the caller adds it to `known` once the whole line is valid.
    std::int64_t newId(std::size_t column, const IdSet& known);
    //! An id in `known`; `what` names the kind, "client".
    std::int64_t reference(std::size_t column, const IdSet& known, std::string_view what);
    Date date(std::size_t column);
    BirthNumber birthNumber(std::size_t column);
    //! Positive.
    std::int64_t amount(std::size_t column);
    //! Any sign.
    std::int64_t money(std::size_t column);
    //! Digits only, at least one.
    std::string digits(std::size_t column);

    //! The two capital letters that stand for another bank.
    std::string bank(std::size_t column);

    //! The value that this text represents.
    template <class T>
    T oneOf(std::size_t column, std::initializer_list<std::pair<std::string_view, T>> choices)
    {
        for (const auto& [text, value] : choices) {
            if (m_fields[column] == text)
                return value;
        }
        noteValue(column, "is not a known value");
        return choices.begin()->second;
    }

    const std::string& text(std::size_t column) const { return m_fields[column]; }
    void note(std::string_view problem);
    bool good() const { return m_problems.empty(); }
    //! Everything noted, separated by "; ".
    const std::string& problems() const { return m_problems; }

private:
    void noteValue(std::size_t column, std::string_view problem);

    std::span<const std::string_view> m_columns;
    std::vector<std::string> m_fields;
    std::string m_problems;
};

} // namespace cf::bank::importing
