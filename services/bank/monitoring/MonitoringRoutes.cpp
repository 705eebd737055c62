#include "services/bank/monitoring/MonitoringRoutes.h"

#include "models/domain/Reference.h"
#include "services/bank/api/Clock.h"
#include "services/bank/api/RetryAfter.h"
#include "services/bank/audit/TraceSearch.h"

#include <algorithm>
#include <set>

namespace cf::bank {
namespace {

using namespace contract;

constexpr std::size_t kMostTraces = 50; // for one that a caller reused again and again

Instant now()
{
    return instantOf(std::chrono::system_clock::now);
}

Problem notYet()
{
    return retryLater(ErrorCode::Unavailable, std::chrono::seconds(1), "The server has just started.");
}

//! The traces that match a prefix, the bank's own or a caller's.
class FoundTraces
{
public:
    explicit FoundTraces(std::string beginning)
        : m_beginning(std::move(beginning))
    {
    }

    void add(const std::string& traceId)
    {
        if (traceId.starts_with(m_beginning))
            m_ids.insert(traceId);
    }

    void add(const FailedCall& call)
    {
        add(call.traceId);
        add(call.callerTraceId.value_or(std::string()));
    }

    const std::string& beginning() const { return m_beginning; }
    const std::string& name() const { return m_ids.size() == 1 ? *m_ids.begin() : m_beginning; }

private:
    std::string m_beginning;
    std::set<std::string> m_ids;
};

//! The bank's own ids of the calls found, some of them by the trace that their caller sent.
std::vector<std::string> ownTraces(const std::vector<FailedCall>& calls)
{
    std::set<std::string> ids;
    for (auto call = calls.rbegin(); call != calls.rend() && ids.size() < kMostTraces; ++call)
        ids.insert(call->traceId);
    return {ids.begin(), ids.end()};
}

// Sealed or not, each event once: one statement has one snapshot of both tables. A prefix is an index range.
std::vector<TraceAuditEvent> eventsOf(db::Transaction& transaction, const std::vector<std::string>& traces,
                                      FoundTraces& found)
{
    const auto range = tracesBeginningWith(found.beginning());
    const auto rows = transaction.query(
        "SELECT seq, leaf FROM bank.audit_event WHERE trace_id = ANY($1::text[])"
        " UNION"
        " SELECT seq, leaf FROM bank.audit_event WHERE trace_id >= $2 AND trace_id < $3"
        " UNION ALL"
        " SELECT NULL, leaf FROM (SELECT leaves FROM bank.audit_inbox ORDER BY id DESC LIMIT 1000) AS unsealed,"
        " unnest(unsealed.leaves) AS leaf"
        " WHERE EXISTS (SELECT FROM unnest($1::text[] || $2::text) AS t"
        " WHERE position(convert_to(t, 'UTF8') IN leaf) > 0)"
        " LIMIT 500",
        db::array(traces), range.first, range.after);
    std::vector<TraceAuditEvent> events;
    for (const auto& row : rows) {
        const auto event = parseLeaf(row.get<db::Bytea>("leaf"));
        if (!event || !(event->traceId.starts_with(found.beginning()) ||
                        std::find(traces.begin(), traces.end(), event->traceId) != traces.end()))
            continue;
        const auto seq = row.get<std::optional<std::int64_t>>("seq");
        found.add(event->traceId);
        events.push_back({seq, event->action, event->result, event->at});
    }
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return events;
}

// Calls in memory are shown even while the trail cannot be queried.
Answer<Trace> traceOf(Monitor& monitor, db::Pool& pool, const std::string& typed)
{
    const auto beginning = traceIn(typed);
    if (!beginning) {
        Problem problem = Problem::of(ErrorCode::InvalidRequest);
        problem.errors.push_back({"{traceId}", "must be eight to 32 hexadecimal digits"});
        return problem;
    }
    FoundTraces found(*beginning);
    Trace trace{{}, monitor.callsOf(*beginning), {}};
    for (const FailedCall& call : trace.calls)
        found.add(call);
    try {
        const auto traces = ownTraces(trace.calls);
        if (!monitor.primaryDown())
            trace.events =
                pool.transaction([&](db::Transaction& transaction) { return eventsOf(transaction, traces, found); });
    } catch (const db::Error& error) {
        if (error.kind() != db::ErrorKind::Unavailable || trace.calls.empty())
            throw;
    }
    trace.traceId = found.name();
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

    router.handle<GetClusterStatus>([&monitor](Call&, const Nothing&) -> Answer<ClusterStatus> {
        auto status = monitor.cluster();
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
        AlertRegistry* const alerts = monitor.alerts();
        if (!alerts)
            return notYet();
        call.audited = true; // shows no more of persons than GetSystemStatus
        return alerts->update(pool, *call.caller, call.traceId, update, now());
    });
}

} // namespace cf::bank
