#include "services/bank/platform/web/SendError.h"

#include <algorithm>
#include <charconv>

namespace cf::platform {
namespace {

constexpr std::chrono::seconds kLongestPause = std::chrono::hours(1);

SendError::Kind kindOf(int status)
{
    switch (status) {
    case 401:
    case 402:
    case 403:
    case 404:
    case 405:
    case 407:
    case 410:
    case 429:
    case 502:
    case 503:
        return SendError::Kind::Unreachable;
    case 408:
    case 425:
        return SendError::Kind::Unclear;
    default:
        if (status < 400)
            return SendError::Kind::Unreachable;
        return status < 500 ? SendError::Kind::Refused : SendError::Kind::Unclear;
    }
}

//! RFC 9110: seconds, or a date, which nobody needs to send and is not heeded.
std::chrono::seconds pauseIn(const HttpReply& reply)
{
    const std::string_view text = reply.header("retry-after");
    std::int64_t seconds = 0;
    const char* const end = text.data() + text.size();
    if (std::from_chars(text.data(), end, seconds).ptr != end || seconds < 0)
        return {};
    return std::min(std::chrono::seconds(seconds), kLongestPause);
}

} // namespace

Outcome<Done, SendError> takenBy(const std::string& who, const Outcome<HttpReply, HttpFailure>& outcome)
{
    using Kind = SendError::Kind;
    if (!outcome) {
        const HttpFailure& failure = outcome.error();
        return SendError{failure.sent ? Kind::Unclear : Kind::Unreachable, who + ": " + failure.what};
    }
    if (outcome->status >= 200 && outcome->status < 300)
        return Done();
    return SendError{kindOf(outcome->status), who + " answered " + std::to_string(outcome->status) + ".",
                     pauseIn(*outcome)};
}

} // namespace cf::platform
