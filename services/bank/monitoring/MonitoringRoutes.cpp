// See MonitoringRoutes.h.
#include "services/bank/monitoring/MonitoringRoutes.h"

#include "services/bank/api/Later.h"
#include "services/bank/identity/Clock.h"

#include <algorithm>
#include <set>

namespace cf::bank {
namespace {

using namespace contract;

constexpr std::size_t kMostTraces = 50; // of one that a caller used again and again

Instant now()
{
    return instantOf(std::chrono::system_clock::now);
}

Problem notYet()
{
    return later(ErrorCode::Unavailable, std::chrono::seconds(1), "The server has only just started.");
}

bool isTraceId(const std::string& text)
{
    return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

//! The bank's own ids of the calls that a trace is about: its own, or those that bear a caller's.
std::vector<std::string> tracesOf(const Trace& trace)
{
    std::set<std::string> ids{trace.traceId};
    for (const FailedCall& call : trace.calls)
        if (ids.size() < kMostTraces)
            ids.insert(call.traceId);
    return {ids.begin(), ids.end()};
}

// Sealed or not, each event once: one statement has one view of both tables.
std::vector<TraceAuditEvent> eventsOf(db::Transaction& transaction, const std::vector<std::string>& traces)
{
    const auto rows = transaction.query(
        "SELECT seq, leaf FROM bank.audit_event WHERE trace_id = ANY($1::text[])"
        " UNION ALL"
        " SELECT NULL, leaf FROM (SELECT leaves FROM bank.audit_inbox ORDER BY id DESC LIMIT 1000) AS unsealed,"
        " unnest(unsealed.leaves) AS leaf"
        " WHERE EXISTS (SELECT FROM unnest($1::text[]) AS t WHERE position(convert_to(t, 'UTF8') IN leaf) > 0)"
        " LIMIT 500",
        db::array(traces));
    std::vector<TraceAuditEvent> events;
    for (const auto& row : rows) {
        const auto event = parseLeaf(db::bytesOf(row["leaf"]));
        if (!event || std::find(traces.begin(), traces.end(), event->traceId) == traces.end())
            continue;
        std::optional<std::int64_t> seq;
        if (!row["seq"].is_null())
            seq = row["seq"].as<std::int64_t>();
        events.push_back({seq, event->action, event->result, event->at});
    }
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return events;
}

// What is remembered of the calls is shown even while the trail cannot be asked.
Answer<Trace> traceOf(Monitor& monitor, db::Pool& pool, const std::string& traceId)
{
    if (!isTraceId(traceId)) {
        Problem problem = Problem::of(ErrorCode::InvalidRequest);
        problem.errors.push_back({"{traceId}", "must be 32 hexadecimal digits"});
        return problem;
    }
    Trace trace{traceId, monitor.callsOf(traceId), {}};
    if (monitor.primaryDown())
        return trace;
    try {
        const auto traces = tracesOf(trace);
        trace.events = pool.transaction([&](db::Transaction& transaction) { return eventsOf(transaction, traces); });
    } catch (const db::Error& error) {
        if (error.kind() != db::ErrorKind::Unavailable || trace.calls.empty())
            throw;
    }
    return trace;
}

} // namespace

void addMonitoringRoutes(Router& router, Monitor& monitor, db::Pool& pool)
{
    router.handle<GetSystemStatus>([&monitor](Call&, const Nothing&) -> Answer<SystemStatus> {
        auto status = monitor.status();
        if (!status)
            return notYet();
        return *std::move(status);
    });

    router.handle<ListSamples>(
        [&monitor](Call&, const SamplesQuery& query) -> Answer<Samples> { return monitor.samples(query.after); });

    router.handle<ListFailedCalls>(
        [&monitor](Call&, const FailedCallsQuery& query) -> Answer<FailedCalls> { return monitor.failedCalls(query); });

    router.handle<GetTrace>(
        [&monitor, &pool](Call&, const TraceRef& ref) -> Answer<Trace> { return traceOf(monitor, pool, ref.traceId); });

    router.handle<UpdateAlert>([&monitor, &pool](Call& call, const AlertUpdate& update) -> Answer<Alert> {
        AlertBook* const alerts = monitor.alerts();
        if (!alerts)
            return notYet();
        return alerts->update(pool, *call.caller, call.traceId, update, now());
    });
}

} // namespace cf::bank
