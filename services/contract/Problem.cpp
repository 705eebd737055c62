// See Problem.h.
#include "services/contract/Problem.h"

namespace cf::contract {

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
