// See Problem.h.
#include "services/contract/Problem.h"

namespace cf::contract {

std::string pointerStep(std::string_view name)
{
    std::string step = "/";
    for (const char c : name) {
        if (c == '~')
            step += "~0";
        else if (c == '/')
            step += "~1";
        else
            step += c;
    }
    return step;
}

Problem Problem::of(ErrorCode code, std::string detail)
{
    Problem problem;
    problem.title = titleOf(code);
    problem.status = httpStatusOf(code);
    problem.code = code;
    problem.detail = std::move(detail);
    problem.retryable = isRetryable(code);
    return problem;
}

} // namespace cf::contract
