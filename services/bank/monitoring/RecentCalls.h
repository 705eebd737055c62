// The calls of the last 15 minutes by name, so that an operator comes from an error to the request behind it: failed
// ones to list, good ones to find by their trace. Fed by Monitor with this instance's calls and its peers' failures.
// Thread-safe and bounded: under a flood the oldest go first, server errors never for client errors.
#pragma once

#include "services/contract/Monitoring.h"

#include <array>
#include <deque>
#include <mutex>

namespace cf::bank {

class RecentCalls
{
public:
    static constexpr std::chrono::minutes kKept{15};
    static constexpr std::size_t kFailuresKept = 2'000; //!< Of either kind.
    static constexpr std::size_t kGoodKept = 10'000;
    static constexpr std::size_t kListed = 500;

    //! Calls come in the order in which they ended. What is older than kKept at `call.at` goes.
    void add(contract::FailedCall call);

    //! Newest first, at most kListed, none older than kKept at `now`.
    std::vector<contract::FailedCall> failures(const contract::FailedCallsQuery& query, Instant now) const;
    //! All that are known of one trace, the bank's own or a caller's, oldest first.
    std::vector<contract::FailedCall> ofTrace(const std::string& traceId, Instant now) const;
    //! The newest failures after `after`, at most `most`, oldest first: what a peer is told.
    std::vector<contract::FailedCall> failuresAfter(Instant after, std::size_t most) const;

private:
    enum Kind
    {
        ServerError,
        ClientError,
        Good,
        Kinds,
    };
    static Kind kindOf(int status);

    mutable std::mutex m_mutex;
    std::array<std::deque<contract::FailedCall>, Kinds> m_calls; //!< Oldest first.
};

} // namespace cf::bank
