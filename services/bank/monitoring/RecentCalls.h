// The calls of the last 15 minutes by name, so that an operator comes from an error to the request behind it: failed
// ones to list, good ones to find by their trace. Fed by Monitor with this instance's calls and its peers' failures.
// Thread-safe and bounded: under a flood the oldest go first, server errors never for client errors, and neither for
// what strangers were refused.
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
    static constexpr std::size_t kFailuresKept = 2'000; //!< Of each kind.
    static constexpr std::size_t kGoodKept = 10'000;
    static constexpr std::size_t kListed = 500;

    //! Whose failures: everybody's but for what strangers were refused (isOneOfManyRefusals()), or that alone.
    enum class Of
    {
        Bank,
        Strangers,
    };

    //! Calls come in the order in which they ended. What is older than kKept at `call.at` goes.
    void add(contract::FailedCall call, Of of = Of::Bank);

    //! Newest first, at most kListed, none older than kKept at `now`.
    std::vector<contract::FailedCall> failures(const contract::FailedCallsQuery& query, Instant now,
                                               Of of = Of::Bank) const;
    //! All that are known of the traces that begin so, the bank's own or a caller's, oldest first.
    std::vector<contract::FailedCall> ofTrace(const std::string& beginning, Instant now) const;
    //! The newest failures after `after`, at most `most`, oldest first: what a peer is told.
    std::vector<contract::FailedCall> failuresAfter(Instant after, std::size_t most, Of of = Of::Bank) const;

private:
    enum Kind
    {
        ServerError,
        ClientError,
        StrangersRefusal,
        Good,
        Kinds,
    };
    static Kind kindOf(int status, Of of);
    static std::vector<Kind> failureKinds(Of of);

    mutable std::mutex m_mutex;
    std::array<std::deque<contract::FailedCall>, Kinds> m_calls; //!< Oldest first.
};

} // namespace cf::bank
