// Monitoring for administrators. Everything here polls: no call keeps a session alive. Whole numbers only; each name
// carries its unit. A share is in parts per million (ppm).
#pragma once

#include "services/contract/Audit.h"

namespace cf::contract {

enum class ServerState
{
    Up,
    Starting,
    Down,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ServerState, Up, Starting, Down)

enum class ReplicaState
{
    Streaming,
    Building, //!< Being cloned from the primary.
    Down,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ReplicaState, Streaming, Building, Down)

struct PrimaryStatus
{
    ServerState state = ServerState::Down;
    std::optional<std::string> walPosition; //!< LSN, "0/3000148".
    std::optional<Instant> lastSeen;
};
BOOST_DESCRIBE_STRUCT(PrimaryStatus, (), (state, walPosition, lastSeen))

struct ReplicaStatus
{
    std::string name;
    ReplicaState state = ReplicaState::Down;
    bool synchronous = false; //!< Whether commits wait for it.
    std::optional<std::int64_t> lagBytes;
    std::optional<std::int64_t> lagMilliseconds; //!< Age of the newest heartbeat replayed there.
    std::optional<std::string> replayPosition;   //!< LSN.
    std::optional<Instant> lastSeen;
};
BOOST_DESCRIBE_STRUCT(ReplicaStatus, (),
                      (name, state, synchronous, lagBytes, lagMilliseconds, replayPosition, lastSeen))

//! One kind of cache entry, since the instance started.
struct CacheKindStatus
{
    std::string kind; //!< "sessions", "balances" …
    std::int64_t entries = 0;
    std::int64_t hits = 0;
    std::int64_t misses = 0;
    std::int64_t evictions = 0;
    std::int64_t invalidations = 0;
};
BOOST_DESCRIBE_STRUCT(CacheKindStatus, (), (kind, entries, hits, misses, evictions, invalidations))

//! One operation over the last minute.
struct OperationStatus
{
    std::string operation;
    std::int64_t calls = 0;
    std::int64_t clientErrors = 0; //!< 4xx
    std::int64_t serverErrors = 0; //!< 5xx
    std::int64_t p50Microseconds = 0;
    std::int64_t p95Microseconds = 0;
    std::int64_t p99Microseconds = 0;
    std::int64_t queriesPerCallPpm = 0; //!< SQL statements per call, in millionths.
};
BOOST_DESCRIBE_STRUCT(OperationStatus, (),
                      (operation, calls, clientErrors, serverErrors, p50Microseconds, p95Microseconds, p99Microseconds,
                       queriesPerCallPpm))

//! One second of one instance.
struct Sample
{
    std::int64_t second = 0; //!< Since 1970.
    std::int64_t calls = 0;
    std::int64_t clientErrors = 0;
    std::int64_t serverErrors = 0;
    std::int64_t transfers = 0; //!< Booked.
    std::int64_t p50Microseconds = 0;
    std::int64_t p95Microseconds = 0;
    std::int64_t p99Microseconds = 0;
    std::int64_t inFlight = 0;
    std::int64_t queueDepth = 0;
    std::int64_t poolInUse = 0;
    std::int64_t processorPpm = 0; //!< That the instance used of all processors of its machine.
    std::int64_t queries = 0;
    std::int64_t cacheHits = 0;
    std::int64_t cacheMisses = 0;
    std::int64_t batchSize = 0; //!< Largest of the second.
    std::optional<std::int64_t> replicaLagBytes;
    std::optional<std::int64_t> replicaLagMilliseconds;
    std::optional<std::int64_t> unknownOrders; //!< Answered as unknown; empty: none.
};
BOOST_DESCRIBE_STRUCT(Sample, (),
                      (second, calls, clientErrors, serverErrors, transfers, p50Microseconds, p95Microseconds,
                       p99Microseconds, inFlight, queueDepth, poolInUse, processorPpm, queries, cacheHits, cacheMisses,
                       batchSize, replicaLagBytes, replicaLagMilliseconds, unknownOrders))

//! The audit trail as one instance sees it.
struct AuditTrailStatus
{
    std::int64_t unsealedSeconds = 0; //!< Age of the oldest event without a number.
    std::int64_t sequencerTroubledSeconds =
        0;                           //!< How long the instance has been unable to seal; 0: it can, or need not.
    std::int64_t verifiedEvents = 0; //!< Verified in the current pass …
    std::int64_t eventsToVerify = 0; //!< … out of this many.
    std::optional<Instant> wholeAt;  //!< End of the last pass that found nothing.
    std::vector<std::string> faults; //!< What is wrong, as the bank words it; no personal data.
};
BOOST_DESCRIBE_STRUCT(AuditTrailStatus, (),
                      (unsealedSeconds, sequencerTroubledSeconds, verifiedEvents, eventsToVerify, wholeAt, faults))

struct InstanceStatus
{
    std::string name;
    std::string version;
    Instant startedAt;
    std::int64_t poolSize = 0;
    std::int64_t queueCapacity = 0;
    std::optional<std::int64_t> diskUsedPpm; //!< Of the file system that holds the bank's data.
    std::int64_t outboxRows = 0;
    std::int64_t auditSpoolSeconds = 0; //!< Age of the oldest read event that waits to be sealed.
    AuditTrailStatus auditTrail;
};
BOOST_DESCRIBE_STRUCT(InstanceStatus, (),
                      (name, version, startedAt, poolSize, queueCapacity, diskUsedPpm, outboxRows, auditSpoolSeconds,
                       auditTrail))

enum class AlertLevel
{
    Warning,
    Critical,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(AlertLevel, Warning, Critical)

enum class AlertState
{
    Firing,
    Acknowledged, //!< Somebody is handling it; the condition still holds.
    Over,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(AlertState, Firing, Acknowledged, Over)

struct AlertComment
{
    StaffRef by;
    Instant at;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(AlertComment, (), (by, at, text))

struct Alert
{
    Uuid id;
    std::string rule; //!< "errorRate", "latency", "noTransactions", "replicaBehind", "diskUsed", "auditSpool",
                      //!< "auditUnsealed", "auditSequencer", "auditTrail", "certificateEnds", "brokenInvariant",
                      //!< "connectionsBusy", "eventsLate", "deadLetters", "dependencyAway".
    AlertLevel level = AlertLevel::Warning;
    AlertState state = AlertState::Firing;
    std::string instance;
    std::int64_t value = 0; //!< The measurement, in the rule's unit …
    std::int64_t threshold =
        0; //!< … and its limit. errorRate and diskUsed in ppm, auditTrail and deadLetters counts, the others in ms.
    Instant since;
    std::optional<Instant> overSince;
    std::optional<StaffRef> owner;
    std::vector<AlertComment> comments;
};
BOOST_DESCRIBE_STRUCT(Alert, (),
                      (id, rule, level, state, instance, value, threshold, since, overSince, owner, comments))

struct SystemStatus
{
    Instant at;
    std::string answeredBy; //!< The instance; the figures below are its own unless they name another.
    std::vector<InstanceStatus> instances;
    std::vector<std::string> missingInstances; //!< Known, but not reporting.
    PrimaryStatus primary;
    std::vector<ReplicaStatus> replicas;
    std::vector<CacheKindStatus> cache;
    std::vector<OperationStatus> operations;
    std::vector<Alert> alerts; //!< Open, or closed less than a day ago; newest first.
};
BOOST_DESCRIBE_STRUCT(SystemStatus, (),
                      (at, answeredBy, instances, missingInstances, primary, replicas, cache, operations, alerts))

struct SamplesQuery
{
    std::optional<std::int64_t> after; //!< Only seconds after this one; without: the last 15 minutes.
};
BOOST_DESCRIBE_STRUCT(SamplesQuery, (), (after))

struct InstanceSamples
{
    std::string instance;
    std::vector<Sample> samples; //!< Oldest first; a second without calls is included with zeros.
};
BOOST_DESCRIBE_STRUCT(InstanceSamples, (), (instance, samples))

struct Samples
{
    std::vector<InstanceSamples> instances;
};
BOOST_DESCRIBE_STRUCT(Samples, (), (instances))

//! A call that ended with an error, kept in memory for 15 minutes.
struct FailedCall
{
    Instant at;
    std::string instance;
    std::string operation;
    int status = 0;
    std::string code;
    std::string traceId;
    std::int64_t durationMicroseconds = 0;
    std::string cause;                        //!< For operators; never customer data.
    std::optional<std::string> callerTraceId; //!< The trace id that the caller sent: neither verified nor unique.
};
BOOST_DESCRIBE_STRUCT(FailedCall, (),
                      (at, instance, operation, status, code, traceId, durationMicroseconds, cause, callerTraceId))

struct FailedCallsQuery
{
    std::optional<std::string> operation;
    std::optional<bool> serverErrorsOnly;
};
BOOST_DESCRIBE_STRUCT(FailedCallsQuery, (), (operation, serverErrorsOnly))

struct FailedCalls
{
    std::vector<FailedCall> calls; //!< Newest first, at most 500.
};
BOOST_DESCRIBE_STRUCT(FailedCalls, (), (calls))

struct TraceRef
{
    //! The bank's own id or one that a caller sent, which is matched against calls still in memory. At least the first
    //! eight of 32 hexadecimal digits, as messages show them, in either case. Blanks, hyphens and leading words are
    //! ignored ("Reference: 7fa995ea").
    std::string traceId;
};
BOOST_DESCRIBE_STRUCT(TraceRef, (), (traceId))

//! An audit event without its subjects: administrators do not see customers.
struct TraceAuditEvent
{
    std::optional<std::int64_t> seq;
    std::string action;
    AuditResult result = AuditResult::Succeeded;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(TraceAuditEvent, (), (seq, action, result, at))

struct Trace
{
    //! The whole id when only one trace begins with the given digits. Otherwise those digits: calls and events are
    //! those of all such traces.
    std::string traceId;
    std::vector<FailedCall> calls; //!< Those still in memory, also successful ones (status below 400); the newest 500.
    std::vector<TraceAuditEvent> events;
};
BOOST_DESCRIBE_STRUCT(Trace, (), (traceId, calls, events))

//! Given members are applied in one step; absent ones stay unchanged.
struct AlertUpdate
{
    Uuid alertId;
    std::optional<bool> acknowledge;
    std::optional<bool> takeOver;       //!< Makes the caller its owner.
    std::optional<std::string> comment; //!< At most 500 characters.
};
BOOST_DESCRIBE_STRUCT(AlertUpdate, (), (alertId, acknowledge, takeOver, comment))

struct GetSystemStatus
{
    using Request = Nothing;
    using Response = SystemStatus;
    static constexpr OperationInfo kInfo{.name = "GetSystemStatus",
                                         .path = "/v1/monitoring/status",
                                         .permission = Permission::MonitoringRead,
                                         .scope = Scope::Bank,
                                         .priority = Priority::Balance,
                                         .recorded = {AuditKind::Colleagues},
                                         .background = true,
                                         .summary = "Servers, replicas, cache, operations and alerts at this moment."};
};

struct ListSamples
{
    using Request = SamplesQuery;
    using Response = Samples;
    static constexpr OperationInfo kInfo{.name = "ListSamples",
                                         .path = "/v1/monitoring/samples",
                                         .permission = Permission::MonitoringRead,
                                         .scope = Scope::Bank,
                                         .priority = Priority::Balance,
                                         .recorded = {AuditKind::Nothing},
                                         .background = true,
                                         .summary = "The last 15 minutes, one sample per second and instance."};
};

struct ListFailedCalls
{
    using Request = FailedCallsQuery;
    using Response = FailedCalls;
    static constexpr OperationInfo kInfo{.name = "ListFailedCalls",
                                         .path = "/v1/monitoring/failed-calls",
                                         .permission = Permission::MonitoringRead,
                                         .scope = Scope::Bank,
                                         .priority = Priority::Balance,
                                         .recorded = {AuditKind::Nothing},
                                         .background = true,
                                         .summary = "Calls of the last 15 minutes that ended with an error."};
};

struct GetTrace
{
    using Request = TraceRef;
    using Response = Trace;
    static constexpr OperationInfo kInfo{.name = "GetTrace",
                                         .path = "/v1/monitoring/traces/{traceId}",
                                         .permission = Permission::MonitoringRead,
                                         .scope = Scope::Bank,
                                         .recorded = {AuditKind::Nothing},
                                         .summary = "The calls of one trace and the audit events they left. The first "
                                                    "eight digits of the trace are enough."};
};

struct UpdateAlert
{
    using Request = AlertUpdate;
    using Response = Alert;
    static constexpr OperationInfo kInfo{.name = "UpdateAlert",
                                         .method = Method::Post,
                                         .path = "/v1/monitoring/alerts/{alertId}",
                                         .permission = Permission::AlertsHandle,
                                         .scope = Scope::Bank,
                                         .recorded = {AuditKind::Change, "alert.acknowledged"},
                                         .summary = "Acknowledges, takes over or comments on an alert. Audited."};
};

} // namespace cf::contract
