#include "services/bank/monitoring/RecentCalls.h"

#include <algorithm>

namespace cf::bank {
namespace {

bool older(const contract::FailedCall& a, const contract::FailedCall& b)
{
    return a.at < b.at;
}

bool fits(const contract::FailedCallsQuery& query, const contract::FailedCall& call)
{
    return (!query.operation || *query.operation == call.operation) &&
           (!query.serverErrorsOnly.value_or(false) || call.status >= 500);
}

bool bears(const contract::FailedCall& call, const std::string& beginning)
{
    return call.traceId.starts_with(beginning) || (call.callerTraceId && call.callerTraceId->starts_with(beginning));
}

} // namespace

RecentCalls::Kind RecentCalls::kindOf(int status, Source source)
{
    if (source == Source::Anonymous)
        return AnonymousRefusal;
    if (status >= 500)
        return ServerError;
    return status >= 400 ? ClientError : Good;
}

std::vector<RecentCalls::Kind> RecentCalls::failureKinds(Source source)
{
    return source == Source::Anonymous ? std::vector{AnonymousRefusal} : std::vector{ServerError, ClientError};
}

void RecentCalls::add(contract::FailedCall call, Source source)
{
    const Kind kind = kindOf(call.status, source);
    const Instant oldest = call.at - kKept;
    const std::lock_guard lock(m_mutex);
    auto& calls = m_calls[kind];
    calls.push_back(std::move(call));
    while (calls.size() > (kind == Good ? kGoodKept : kFailuresKept) || calls.front().at < oldest)
        calls.pop_front();
}

std::vector<contract::FailedCall> RecentCalls::failures(const contract::FailedCallsQuery& query, Instant now,
                                                        Source source) const
{
    std::vector<contract::FailedCall> found;
    {
        const std::lock_guard lock(m_mutex);
        for (const Kind kind : failureKinds(source)) {
            std::size_t taken = 0;
            for (auto call = m_calls[kind].rbegin(); call != m_calls[kind].rend() && taken < kListed; ++call) {
                if (call->at < now - kKept || !fits(query, *call))
                    continue;
                found.push_back(*call);
                ++taken;
            }
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return older(b, a); });
    if (found.size() > kListed)
        found.resize(kListed);
    return found;
}

std::vector<contract::FailedCall> RecentCalls::ofTrace(const std::string& beginning, Instant now) const
{
    std::vector<contract::FailedCall> found;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& calls : m_calls)
            std::copy_if(calls.begin(), calls.end(), std::back_inserter(found), [&](const contract::FailedCall& call) {
                return bears(call, beginning) && call.at >= now - kKept;
            });
    }
    std::stable_sort(found.begin(), found.end(), older);
    return found;
}

std::vector<contract::FailedCall> RecentCalls::failuresAfter(Instant after, std::size_t most, Source source) const
{
    std::vector<contract::FailedCall> found;
    const std::lock_guard lock(m_mutex);
    for (const Kind kind : failureKinds(source))
        std::copy_if(m_calls[kind].begin(), m_calls[kind].end(), std::back_inserter(found),
                     [&](const contract::FailedCall& call) { return call.at > after; });
    std::stable_sort(found.begin(), found.end(), older);
    if (found.size() > most)
        found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(most));
    return found;
}

} // namespace cf::bank
