// What list handlers share: limits, cursors, and the branch a list is confined to.
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

//! A cursor that is the id of the last row seen.
template <class TypedId>
contract::Answer<std::optional<TypedId>> cursorId(const std::optional<std::string>& cursor)
{
    if (!cursor)
        return std::optional<TypedId>();
    const auto id = TypedId::parse(*cursor);
    if (!id)
        return parameterProblem("?cursor", "was not given out by this list");
    return std::optional<TypedId>(*id);
}

//! The one branch whose objects a list may show to the caller; empty: the whole bank.
inline std::optional<BranchId> branchLimit(const Caller& caller, Scope declared)
{
    return reach(caller.role, declared) == Scope::Bank ? std::nullopt : std::optional(caller.branch);
}

} // namespace cf::bank
