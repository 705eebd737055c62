#include "services/bank/monitoring/DatabaseView.h"

#include <algorithm>

namespace cf::bank {
namespace {

using contract::DatabaseRole;
using contract::DatabaseServer;
using contract::DatabaseState;
using std::chrono::milliseconds;

//! What it has not replayed, or said so: beyond that a streaming standby is not keeping up.
constexpr milliseconds kKeepsUp{10'000};

Instant instantAt(std::chrono::system_clock::time_point time)
{
    return std::chrono::floor<std::chrono::microseconds>(time);
}

std::string lsnOf(std::uint64_t position)
{
    constexpr const char* kDigits = "0123456789ABCDEF";
    const auto hex = [&](std::uint32_t value) {
        std::string text;
        do
            text.insert(text.begin(), kDigits[value & 0xFU]);
        while ((value >>= 4U) != 0);
        return text;
    };
    return hex(static_cast<std::uint32_t>(position >> 32U)) + "/" + hex(static_cast<std::uint32_t>(position));
}

//! Of two that claim to be it, the later timeline's.
const db::ServerReport* primaryOf(const std::vector<db::ServerReport>& reports)
{
    const db::ServerReport* primary = nullptr;
    for (const db::ServerReport& report : reports)
        if (report.role == db::ServerRole::Primary &&
            (!primary || report.position.timeline > primary->position.timeline))
            primary = &report;
    return primary;
}

//! As the primary sees who follows it.
void follow(DatabaseServer& server, const WalSender& sender, const db::ServerReport* primary)
{
    const auto replayed = positionOf(sender.replayPosition);
    if (replayed && primary)
        server.lagBytes = std::max<std::int64_t>(0, static_cast<std::int64_t>(primary->position.offset) - *replayed);
    if (!sender.replayPosition.empty())
        server.walPosition = sender.replayPosition;
    // Of one that fell silent the last word grows old.
    const milliseconds lag = std::max(sender.lag.value_or(milliseconds(0)),
                                      sender.silence > ReplicationView::kFresh ? sender.silence : milliseconds(0));
    server.lagMilliseconds = lag.count();
    server.state = sender.streaming && lag < kKeepsUp ? DatabaseState::Running : DatabaseState::CatchingUp;
}

DatabaseServer serverOf(const db::ServerReport& report)
{
    DatabaseServer server;
    server.name = report.name;
    if (!report.position.isNone()) {
        server.timeline = report.position.timeline;
        server.walPosition = lsnOf(report.position.offset);
    }
    if (report.seen != std::chrono::system_clock::time_point())
        server.lastSeen = instantAt(report.seen);
    switch (report.role) {
    case db::ServerRole::Away:
        server.trouble = report.trouble.substr(0, report.trouble.find('\n'));
        break;
    case db::ServerRole::Primary:
        server.role = DatabaseRole::Primary;
        server.state = DatabaseState::Running;
        break;
    case db::ServerRole::Unconfirmed:
        server.role = DatabaseRole::Primary;
        server.state = DatabaseState::Unconfirmed;
        break;
    case db::ServerRole::Replica:
        server.role = DatabaseRole::Standby;
        server.state = DatabaseState::NotFollowing;
        break;
    }
    return server;
}

DatabaseServer replicaOf(const ReplicaReport& report, const std::optional<std::int64_t>& timeline)
{
    const contract::ReplicaStatus& status = report.status;
    DatabaseServer server;
    server.name = status.name;
    server.walPosition = status.replayPosition;
    server.lagBytes = status.lagBytes;
    server.lagMilliseconds = status.lagMilliseconds;
    server.lastSeen = status.lastSeen;
    if (status.state == contract::ReplicaState::Building)
        server.state = DatabaseState::Building;
    if (status.state != contract::ReplicaState::Streaming)
        return server;
    server.role = status.synchronous ? DatabaseRole::SynchronousStandby : DatabaseRole::Standby;
    server.state =
        status.lagMilliseconds.value_or(0) < kKeepsUp.count() ? DatabaseState::Running : DatabaseState::CatchingUp;
    server.timeline = timeline; // it streams its primary's
    return server;
}

} // namespace

std::vector<DatabaseServer> databasesOf(const std::vector<db::ServerReport>& reports,
                                        const std::vector<WalSender>& senders, Instant wall)
{
    std::vector<DatabaseServer> servers;
    const db::ServerReport* primary = primaryOf(reports);
    for (const db::ServerReport& report : reports) {
        servers.push_back(serverOf(report));
        if (servers.back().role == DatabaseRole::Primary && primary &&
            report.position.timeline < primary->position.timeline)
            servers.back().state = DatabaseState::Replaced;
        const auto sender = std::ranges::find(senders, report.calledBy, &WalSender::replica);
        if (report.role != db::ServerRole::Replica || sender == senders.end())
            continue;
        follow(servers.back(), *sender, primary);
        if (sender->synchronous)
            servers.back().role = DatabaseRole::SynchronousStandby;
    }
    for (const WalSender& sender : senders) {
        if (std::ranges::find(reports, sender.replica, &db::ServerReport::calledBy) != reports.end())
            continue;
        DatabaseServer server;
        server.name = sender.replica;
        server.role = DatabaseRole::OtherRegion;
        if (primary)
            server.timeline = primary->position.timeline;
        server.lastSeen = wall - sender.silence;
        follow(server, sender, primary);
        servers.push_back(std::move(server));
    }
    return servers;
}

std::vector<DatabaseServer> databasesOf(const contract::PrimaryStatus& primary,
                                        const std::optional<std::int64_t>& timeline,
                                        const std::vector<ReplicaReport>& replicas)
{
    DatabaseServer first;
    first.name = "primary";
    first.walPosition = primary.walPosition;
    first.lastSeen = primary.lastSeen;
    if (primary.state == contract::ServerState::Starting)
        first.state = DatabaseState::Starting;
    if (primary.state == contract::ServerState::Up) {
        first.role = DatabaseRole::Primary;
        first.state = DatabaseState::Running;
        first.timeline = timeline;
    }
    std::vector<DatabaseServer> servers{std::move(first)};
    for (const ReplicaReport& replica : replicas)
        servers.push_back(replicaOf(replica, timeline));
    return servers;
}

contract::Failover failoverOf(const db::Succession& succession)
{
    using contract::FailoverCause;
    const auto cause = [&] {
        switch (succession.loss) {
        case db::Loss::Died:
            return FailoverCause::Died;
        case db::Loss::Silent:
            return FailoverCause::Silent;
        case db::Loss::SteppedDown:
            return FailoverCause::SwitchedOver;
        case db::Loss::Unconfirmed:
            return FailoverCause::Unconfirmed;
        }
        return FailoverCause::Unknown;
    };
    contract::Failover failover;
    failover.at = instantAt(succession.found);
    failover.from = succession.from;
    failover.to = succession.to;
    failover.timeline = succession.timeline;
    failover.cause = cause();
    failover.withoutPrimaryMilliseconds =
        std::chrono::duration_cast<milliseconds>(succession.found - succession.lost).count();
    return failover;
}

} // namespace cf::bank
