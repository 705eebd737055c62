// A page of a list, requested by cursor (the key before its first row) or, where rows are numbered, by position.
#pragma once

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cf::contract {

inline constexpr int kDefaultPageSize = 100;
inline constexpr int kLargestPageSize = 500;

template <class T>
struct Page
{
    std::vector<T> items;
    std::optional<std::string> firstKey; //!< Of the first and last item here; lastKey is the cursor of the next page.
    std::optional<std::string> lastKey;
    bool more = false;      //!< Whether more items follow.
    std::int64_t count = 0; //!< Rows in the whole list …
    bool countExact = true; //!< … or a lower bound.

    BOOST_DESCRIBE_CLASS(Page, (), (items, firstKey, lastKey, more, count, countExact), (), ())
};

} // namespace cf::contract
