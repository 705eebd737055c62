// The parts that the bank is made of, for administrators: its databases, its processes and what they use, and the
// proxies in front of them. Answered from memory: it works while what it tells of is down.
#pragma once

#include "services/contract/Monitoring.h"

namespace cf::contract {

enum class DatabaseRole
{
    Primary,
    SynchronousStandby, //!< Commits wait for it.
    Standby,
    OtherRegion, //!< It follows, and is none of those that the bank would give orders to.
    Unknown,     //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(DatabaseRole, Primary, SynchronousStandby, Standby, OtherRegion)

enum class DatabaseState
{
    Running,
    CatchingUp,   //!< It follows, and is not as far as it should be.
    NotFollowing, //!< A standby that receives nothing.
    Unconfirmed,  //!< A primary without a standby to confirm a commit.
    Replaced,     //!< A primary that does not know that another one took over.
    Starting,
    Building, //!< Being cloned from the primary.
    Away,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(DatabaseState, Running, CatchingUp, NotFollowing, Unconfirmed, Replaced, Starting, Building, Away)

struct DatabaseServer
{
    std::string name;                 //!< "host:port"; of one in another region, what it calls itself.
    std::optional<DatabaseRole> role; //!< Empty: it is away.
    DatabaseState state = DatabaseState::Away;
    std::optional<std::int64_t> timeline;
    std::optional<std::string> walPosition; //!< LSN, "0/3000148".
    std::optional<std::int64_t> lagBytes;
    std::optional<std::int64_t> lagMilliseconds;
    std::optional<Instant> lastSeen;
    std::optional<std::string> trouble; //!< Why it is away, as it was said.
};
BOOST_DESCRIBE_STRUCT(DatabaseServer, (),
                      (name, role, state, timeline, walPosition, lagBytes, lagMilliseconds, lastSeen, trouble))

//! WAL that the primary keeps for somebody.
struct ReplicationSlot
{
    std::string name;
    bool active = false;                   //!< Somebody reads it.
    std::optional<std::int64_t> keptBytes; //!< Empty: none yet, or it was lost.
    std::string walStatus;                 //!< PostgreSQL's word: "reserved", "extended", "unreserved", "lost".
};
BOOST_DESCRIBE_STRUCT(ReplicationSlot, (), (name, active, keptBytes, walStatus))

struct WalArchive
{
    std::int64_t archived = 0; //!< Files, since its statistics began.
    std::int64_t failures = 0;
    std::optional<Instant> archivedAt;
    std::optional<Instant> failedAt; //!< If later than archivedAt, it fails now.
};
BOOST_DESCRIBE_STRUCT(WalArchive, (), (archived, failures, archivedAt, failedAt))

//! Of the primary.
struct WalKeeping
{
    std::vector<ReplicationSlot> slots;
    std::optional<std::int64_t> mostBytes; //!< That a slot may keep; empty: no limit.
    std::optional<WalArchive> archive;     //!< Empty: WAL is not archived.
};
BOOST_DESCRIBE_STRUCT(WalKeeping, (), (slots, mostBytes, archive))

enum class FailoverCause
{
    Died,         //!< The former primary's process: its host refused connections.
    Silent,       //!< It did not answer in time: its host is away, or it is frozen.
    SwitchedOver, //!< It was stopped in order, or went on as a standby.
    Unconfirmed,  //!< No standby was there to confirm its commits.
    Unknown,      //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(FailoverCause, Died, Silent, SwitchedOver, Unconfirmed)

//! Another server took over from the primary.
struct Failover
{
    Instant at; //!< When the new one took orders.
    std::string from;
    std::string to;
    std::int64_t timeline = 0;
    FailoverCause cause = FailoverCause::Unknown;
    std::int64_t withoutPrimaryMilliseconds = 0; //!< From the last answer of the former one.
    std::int64_t unknownOrders = 0;              //!< Answered as unknown meanwhile, by all of the bank's servers.
};
BOOST_DESCRIBE_STRUCT(Failover, (), (at, from, to, timeline, cause, withoutPrimaryMilliseconds, unknownOrders))

enum class DependencyState
{
    Working,
    Troubled,
    Untried, //!< Not used since the process began.
    Unused,  //!< Not configured.
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(DependencyState, Working, Troubled, Untried, Unused)

//! Something outside of the process that it uses, as it saw it last.
struct DependencyStatus
{
    std::string name; //!< "cache", "events", "objects", "otherObjects", "mail", "sms", "feed-…".
    DependencyState state = DependencyState::Untried;
    std::optional<std::string> where; //!< Who answers there; empty: it is within the bank.
    std::optional<Instant> since;     //!< It is in this state.
    std::int64_t outages = 0;         //!< Since the process began.
    std::optional<std::string> trouble;
};
BOOST_DESCRIBE_STRUCT(DependencyStatus, (), (name, state, where, since, outages, trouble))

enum class ProcessKind
{
    Server,
    Worker,  //!< It takes no calls: `bankd work`.
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ProcessKind, Server, Worker)

enum class ProcessState
{
    Ready,
    Draining, //!< It is about to stop, and takes no new clients.
    Silent,   //!< Known, but not reporting.
    Unknown,  //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ProcessState, Ready, Draining, Silent)

//! A bankd.
struct ProcessStatus
{
    std::string name;
    ProcessKind kind = ProcessKind::Server;
    ProcessState state = ProcessState::Ready;
    std::string version;
    Instant startedAt;
    std::vector<DependencyStatus> dependencies;
    // Means of the last ten seconds; empty: not told, or a worker.
    std::optional<std::int64_t> callsPerMinute;
    std::optional<std::int64_t> processorPpm; //!< Of all processors of its machine.
};
BOOST_DESCRIBE_STRUCT(ProcessStatus, (),
                      (name, kind, state, version, startedAt, dependencies, callsPerMinute, processorPpm))

//! Objects that are not in the other region yet.
struct UncopiedObjects
{
    std::int64_t objects = 0; //!< At most 10,000 are counted.
    std::int64_t oldestSeconds = 0;
};
BOOST_DESCRIBE_STRUCT(UncopiedObjects, (), (objects, oldestSeconds))

//! Monthly statements that could not be made so far.
struct StatementFault
{
    std::string reason; //!< No personal data.
    std::int64_t statements = 0;
};
BOOST_DESCRIBE_STRUCT(StatementFault, (), (reason, statements))

//! A server as a proxy sees it.
struct ProxiedServer
{
    std::string name;
    std::string state; //!< HAProxy's word: "UP", "DOWN", "DRAIN", "MAINT", "UP 1/3" …
    std::optional<std::int64_t> stateSeconds;
    std::int64_t sessions = 0;
    std::string check; //!< Result of its last check: "L7OK 200"; empty: none.
    std::string agent; //!< Likewise of its agent.
};
BOOST_DESCRIBE_STRUCT(ProxiedServer, (), (name, state, stateSeconds, sessions, check, agent))

struct ProxyStatus
{
    std::string name;                   //!< "host:port" of its statistics.
    std::optional<std::string> trouble; //!< Why it does not answer; empty: it does.
    std::vector<ProxiedServer> servers;
};
BOOST_DESCRIBE_STRUCT(ProxyStatus, (), (name, trouble, servers))

struct ClusterStatus
{
    Instant at;
    std::string answeredBy; //!< The process that saw databases and proxies as they are told of here.
    std::vector<DatabaseServer> databases;
    std::optional<WalKeeping> wal;         //!< Empty: not known.
    std::vector<Failover> failovers;       //!< The last ones, newest first.
    std::vector<ProcessStatus> processes;  //!< Who answers comes first.
    std::optional<UncopiedObjects> copies; //!< Empty: there is no other region, or it is not known.
    std::vector<StatementFault> statementFaults;
    std::vector<ProxyStatus> proxies; //!< Empty: none is configured.
};
BOOST_DESCRIBE_STRUCT(ClusterStatus, (),
                      (at, answeredBy, databases, wal, failovers, processes, copies, statementFaults, proxies))

struct GetClusterStatus
{
    using Request = Nothing;
    using Response = ClusterStatus;
    static constexpr OperationInfo kInfo{.name = "GetClusterStatus",
                                         .path = "/v1/monitoring/cluster",
                                         .permission = Permission::MonitoringRead,
                                         .scope = Scope::Bank,
                                         .priority = Priority::Balance,
                                         .recorded = {AuditKind::Nothing},
                                         .background = true,
                                         .summary = "The parts of the bank at this moment: databases, servers, what "
                                                    "they use, and the proxies in front of them."};
};

} // namespace cf::contract
