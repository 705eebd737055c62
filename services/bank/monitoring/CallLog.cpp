#include "services/bank/monitoring/CallLog.h"

#include <utility>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kLookEvery = 1s;
constexpr std::string_view kManyNetworks = "many"; // in place of a network

} // namespace

CallLog::CallLog(platform::Log& log, Now now)
    : m_log(log)
    , m_now(std::move(now))
{
}

CallLog::~CallLog()
{
    for (const auto& [network, tally] : m_tallies)
        tellCount(network, tally);
}

void CallLog::call(const CallRecord& record)
{
    {
        const std::lock_guard lock(m_mutex);
        const TimePoint now = m_now();
        tellEnded(now);
        if (isBulkRefusal(record) && !isLoggedSingly(record.network, now))
            return;
    }
    tell(record);
}

bool CallLog::isLoggedSingly(const std::string& network, TimePoint now)
{
    // A distributed flood does not get a line for each network.
    const bool fits = m_tallies.contains(network) || m_tallies.size() < kNetworks;
    Tally& tally = m_tallies.try_emplace(fits ? network : std::string(kManyNetworks), Tally{now}).first->second;
    if (tally.told < kLoggedSingly) {
        ++tally.told;
        return true;
    }
    ++tally.counted;
    return false;
}

void CallLog::tellEnded(TimePoint now)
{
    if (now < m_lookAt)
        return;
    m_lookAt = now + kLookEvery;
    std::erase_if(m_tallies, [&](const auto& entry) {
        const auto& [network, tally] = entry;
        const bool over = now - tally.begun >= kPeriod;
        if (over)
            tellCount(network, tally);
        return over;
    });
}

void CallLog::tellCount(const std::string& network, const Tally& tally)
{
    if (tally.counted > 0)
        m_log.info("callsRefused", {{"peer", network}, {"count", tally.counted}});
}

void CallLog::tell(const CallRecord& record)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(record.duration).count();
    if (record.status >= 500)
        m_log.warning("call", {{"operation", record.operation},
                               {"status", record.status},
                               {"code", record.problem},
                               {"reason", record.cause},
                               {"durationMs", milliseconds},
                               {"traceId", record.traceId},
                               {"callerTraceId", record.callerTraceId}});
    else
        m_log.info("call", {{"operation", record.operation},
                            {"status", record.status},
                            {"code", record.problem},
                            {"durationMs", milliseconds},
                            {"traceId", record.traceId},
                            {"callerTraceId", record.callerTraceId}});
}

} // namespace cf::bank
