// What list handlers share: limits, cursors, and the branch that a list is restricted to.
#pragma once

#include "services/bank/api/Call.h"
#include "services/contract/Page.h"

namespace cf::bank {

inline contract::Problem parameterProblem(const char* pointer, const char* message)
{
    auto problem = contract::Problem::of(contract::ErrorCode::InvalidRequest);
    problem.errors.push_back({pointer, message});
    return problem;
}

inline contract::Answer<int> pageLimit(const std::optional<int>& limit)
{
    if (limit && (*limit < 1 || *limit > contract::kLargestPageSize))
        return parameterProblem("?limit", "must lie between 1 and 500");
    return limit.value_or(contract::kDefaultPageSize);
}

//! A cursor that is the id of the last row returned.
template <class TypedId>
contract::Answer<std::optional<TypedId>> cursorId(const std::optional<std::string>& cursor)
{
    if (!cursor)
        return std::optional<TypedId>();
    const auto id = TypedId::parse(*cursor);
    if (!id)
        return parameterProblem("?cursor", "was not issued by this list");
    return std::optional<TypedId>(*id);
}

//! Trims the rows of a query that fetched `limit` + 1: the extra row shows that there are more.
template <class Item>
contract::Page<Item> pageOf(std::vector<Item> found, int limit)
{
    const auto most = static_cast<std::size_t>(limit);
    contract::Page<Item> page;
    page.more = found.size() > most;
    if (page.more)
        found.erase(found.begin() + limit, found.end());
    page.items = std::move(found);
    return page;
}

//! For a list whose cursor is the id of the last row returned.
inline constexpr auto kById = [](const auto& item) { return item.id.toString(); };

//! Sets where the page begins and where the next one does; keyOf(item) is the cursor for an item.
template <class Item, class KeyOf = decltype(kById)>
void setKeys(contract::Page<Item>& page, const KeyOf& keyOf = kById)
{
    if (page.items.empty())
        return;
    page.firstKey = keyOf(page.items.front());
    page.lastKey = keyOf(page.items.back());
}

//! For a list without a count query: a first page that nothing follows is the whole list.
template <class Item>
void countFound(contract::Page<Item>& page, bool first)
{
    page.count = static_cast<std::int64_t>(page.items.size()) + (page.more ? 1 : 0);
    page.countExact = first && !page.more;
}

//! The only branch whose objects a list may show to the caller; empty: the whole bank.
inline std::optional<BranchId> branchLimit(const Caller& caller, Scope declared)
{
    return reach(caller.role, declared) == Scope::Bank ? std::nullopt : std::optional(caller.branch);
}

} // namespace cf::bank
