#include "services/bank/monitoring/ReplicationView.h"

#include <algorithm>
#include <charconv>

namespace cf::bank {
namespace {

using contract::ReplicaState;
using contract::ServerState;
using std::chrono::milliseconds;

//! Without the primary's own view of the link, a replica with a heartbeat this young follows.
constexpr std::chrono::seconds kYoung{5};
//! Checks come every second; one that is this late will not come.
constexpr std::chrono::seconds kBetweenLooks{2};
//! A replica not configured here is shown for this long after it disappeared.
constexpr std::chrono::minutes kRemembered{15};

std::optional<std::int64_t> hexOf(std::string_view text)
{
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<std::int64_t> positionOf(std::string_view lsn)
{
    const auto slash = lsn.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto high = hexOf(lsn.substr(0, slash));
    const auto low = hexOf(lsn.substr(slash + 1));
    return high && low ? std::optional((*high << 32) + *low) : std::nullopt;
}

ReplicationView::ReplicationView(bool replicaWanted, Time now)
    : m_replicaWanted(replicaWanted)
{
    if (replicaWanted)
        known(m_configured, now);
}

ReplicationView::Known& ReplicationView::known(const std::string& name, Time now)
{
    const auto [at, added] = m_replicas.try_emplace(name);
    if (added)
        at->second.firstSeen = now;
    return at->second;
}

void ReplicationView::renew(Known& replica, std::string& identity, const std::string& seen)
{
    if (!identity.empty() && identity != seen)
        replica.followsSince.reset();
    identity = seen;
}

void ReplicationView::beat(Instant written, std::string position, Time now)
{
    m_attempted = true;
    m_lost = false;
    m_beatWritten = written;
    m_beatHeard = now;
    m_position = std::move(position);
    updateStreaming(now);
}

void ReplicationView::primaryLost(bool starting, Time now)
{
    m_attempted = true;
    m_lost = true;
    m_starting = starting;
    updateStreaming(now);
}

void ReplicationView::senders(const std::vector<WalSender>& rows, bool copying, Time now)
{
    m_sendersHeard = now;
    m_copying = copying;
    for (auto& [name, replica] : m_replicas)
        replica.sender.reset();
    for (const WalSender& row : rows) {
        Known& replica = known(row.replica, now);
        renew(replica, replica.connection, row.connection);
        replica.sender = row;
        replica.replied = now - row.silence;
        if (positionOf(row.replayPosition) > positionOf(replica.position))
            replica.position = row.replayPosition;
    }
    std::erase_if(m_replicas, [&](const auto& entry) {
        const auto& [name, replica] = entry;
        const Time heard = replica.replied.value_or(replica.firstSeen);
        return !replica.sender && (!m_replicaWanted || name != m_configured) && now - heard > kRemembered;
    });
    updateStreaming(now);
}

void ReplicationView::replicaSeen(const ReplicaProbe& probe, Time now)
{
    if (probe.name != m_configured) {
        m_replicas.erase(m_configured);
        m_configured = probe.name;
    }
    Known& replica = known(probe.name, now);
    renew(replica, replica.server, probe.server);
    replica.answered = now;
    replica.heartbeat = probe.heartbeat;
    if (!probe.replayPosition.empty())
        replica.position = probe.replayPosition;
    updateStreaming(now);
}

void ReplicationView::replicaLost(Time now)
{
    updateStreaming(now);
}

bool ReplicationView::primaryUp(Time now) const
{
    return !m_lost && m_beatHeard && now - *m_beatHeard < kFresh;
}

bool ReplicationView::follows(const Known& replica, Time now) const
{
    if (!primaryUp(now))
        return false;
    if (m_sendersHeard && now - *m_sendersHeard < kFresh)
        return replica.sender && replica.sender->streaming && replica.replied && now - *replica.replied < kFresh;
    return replica.answered && now - *replica.answered < kFresh && replica.heartbeat &&
           lag(replica, now, {}) < milliseconds(kYoung);
}

void ReplicationView::updateStreaming(Time now)
{
    for (auto& [name, replica] : m_replicas) {
        if (!follows(replica, now))
            replica.followsSince.reset();
        else if (!replica.followsSince) // the first time there was no outage to recover from
            replica.followsSince = replica.streamedLast ? now : now - kStableAfter;
        if (streams(replica, now))
            replica.streamedLast = now;
    }
}

bool ReplicationView::streams(const Known& replica, Time now) const
{
    return replica.followsSince && now - *replica.followsSince >= kStableAfter && follows(replica, now);
}

milliseconds ReplicationView::lag(const Known& replica, Time now, Instant wall) const
{
    // As of the check: what happens until the next one is not lag.
    const Time at = replica.answered && now - *replica.answered < kBetweenLooks ? *replica.answered : now;
    // By the clock of the primary, which wrote the heartbeat; by ours if it never answered.
    const Instant present =
        m_beatWritten ? *m_beatWritten + std::chrono::duration_cast<Instant::duration>(at - *m_beatHeard) : wall;
    return std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(present - *replica.heartbeat));
}

contract::PrimaryStatus ReplicationView::primary(Time now, Instant wall) const
{
    contract::PrimaryStatus status;
    if (primaryUp(now))
        status.state = ServerState::Up;
    else if (!m_attempted || (m_lost && m_starting))
        status.state = ServerState::Starting;
    if (m_beatHeard) {
        status.walPosition = m_position;
        status.lastSeen = wall - std::chrono::duration_cast<Instant::duration>(now - *m_beatHeard);
    }
    return status;
}

std::vector<ReplicaReport> ReplicationView::replicas(Time now, Instant wall) const
{
    std::vector<ReplicaReport> reports;
    for (const auto& [name, replica] : m_replicas) {
        contract::ReplicaStatus status;
        status.name = name;
        const bool streaming = streams(replica, now);
        const bool building = !streaming && m_copying && primaryUp(now) && !replica.sender;
        if (streaming)
            status.state = ReplicaState::Streaming;
        else if (building)
            status.state = ReplicaState::Building;
        status.synchronous = replica.sender && replica.sender->synchronous;
        if (const auto there = positionOf(replica.position)) {
            status.replayPosition = replica.position;
            if (const auto here = positionOf(m_position))
                status.lagBytes = std::max<std::int64_t>(0, *here - *there);
        }
        if (replica.heartbeat)
            status.lagMilliseconds = lag(replica, now, wall).count();
        if (const auto seen = std::max(replica.answered, replica.replied))
            status.lastSeen = wall - std::chrono::duration_cast<Instant::duration>(now - *seen);
        ReplicaReport report{std::move(status), {}};
        if (!streaming && !building)
            report.downFor =
                std::chrono::duration_cast<milliseconds>(now - replica.streamedLast.value_or(replica.firstSeen));
        reports.push_back(std::move(report));
    }
    return reports;
}

} // namespace cf::bank
