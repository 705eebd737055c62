// A piece of a list. Asked for by cursor (the key after which it begins) or, where rows are numbered, by position.
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
    bool more = false;      //!< Whether items follow the last one.
    std::int64_t count = 0; //!< Rows in the whole list …
    bool countExact = true; //!< … or at least so many.

    BOOST_DESCRIBE_CLASS(Page, (), (items, firstKey, lastKey, more, count, countExact), (), ())
};

} // namespace cf::contract
