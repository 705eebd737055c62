// The calls of the last 15 minutes, so that an operator gets from an error to its request: failures as a list,
// successes by trace. Fed by Monitor with this instance's calls and its peers' failures. Thread-safe and bounded: under
// a flood the oldest are dropped, but never server errors in favour of client errors, nor either in favour of anonymous
// refusals.
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

    //! Whose failures: all but anonymous refusals (isBulkRefusal()), or only those.
    enum class Source
    {
        Bank,
        Anonymous,
    };

    //! Calls come in the order in which they ended. Drops what is older than kKept at `call.at`.
    void add(contract::FailedCall call, Source source = Source::Bank);

    //! Newest first, at most kListed, none older than kKept at `now`.
    std::vector<contract::FailedCall> failures(const contract::FailedCallsQuery& query, Instant now,
                                               Source source = Source::Bank) const;
    //! All known calls whose trace, the bank's or the caller's, has this prefix, oldest first.
    std::vector<contract::FailedCall> ofTrace(const std::string& beginning, Instant now) const;
    //! The newest failures after `after`, at most `most`, oldest first: what a peer gets.
    std::vector<contract::FailedCall> failuresAfter(Instant after, std::size_t most,
                                                    Source source = Source::Bank) const;

private:
    enum Kind
    {
        ServerError,
        ClientError,
        AnonymousRefusal,
        Good,
        Kinds,
    };
    static Kind kindOf(int status, Source source);
    static std::vector<Kind> failureKinds(Source source);

    mutable std::mutex m_mutex;
    std::array<std::deque<contract::FailedCall>, Kinds> m_calls; //!< Oldest first.
};

} // namespace cf::bank
