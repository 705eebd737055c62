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

std::string shortPointer(std::string pointer)
{
    constexpr std::size_t kMost = 200;
    if (pointer.size() <= kMost)
        return pointer;
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(pointer[end]) & 0xC0) == 0x80) // not within a character
        --end;
    return pointer.substr(0, end) + "…";
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
