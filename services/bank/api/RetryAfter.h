// An answer that says when to ask again (Retry-After).
#pragma once

#include "services/contract/Problem.h"

#include <chrono>
#include <string>

namespace cf::bank {

inline contract::Problem retryLater(contract::ErrorCode code, std::chrono::seconds wait = std::chrono::seconds(1),
                                    std::string detail = {})
{
    contract::Problem problem = contract::Problem::of(code, std::move(detail));
    problem.retryAfterSeconds = static_cast<int>(wait.count());
    return problem;
}

} // namespace cf::bank
