#include "services/bank/monitoring/AlertRules.h"

#include <algorithm>
#include <set>

namespace cf::bank {
namespace {

using contract::AlertLevel;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr std::int64_t kCallsForARate = 20; // fewer in a minute say nothing about a rate
constexpr std::int64_t kErrorRatePpm = 10'000;
constexpr milliseconds kSlow = 500ms;
constexpr milliseconds kNoTransfers = 10min;
constexpr milliseconds kReplicaLag = 10s;
constexpr milliseconds kReplicaDown = 5s;
constexpr std::int64_t kDiskPpm = 800'000;
constexpr std::int64_t kDiskCriticalPpm = 950'000;
constexpr milliseconds kAuditSpool = 60s;
constexpr milliseconds kAuditUnsealed = 30s;
constexpr milliseconds kAuditSequencer = 5s; // a failover takes less
constexpr auto kEventsLate = 5min;
constexpr milliseconds kPoolWait = 100ms;     // calls fail after two seconds
constexpr milliseconds kDependencyAway = 60s; // a failover takes less
// By then an embedded bank has renewed its own.
constexpr milliseconds kCertificate = 21 * 24h;
constexpr milliseconds kCertificateCritical = 3 * 24h;

} // namespace

std::vector<AlertRules::Condition> AlertRules::conditions(const Readings& readings)
{
    const bool enough = readings.calls >= kCallsForARate;
    const std::int64_t errors = readings.calls > 0 ? readings.serverErrors * 1'000'000 / readings.calls : 0;
    const auto p95 = std::chrono::duration_cast<milliseconds>(readings.p95);
    // A night without transfers does not count: nobody could have ordered one.
    const milliseconds idle = std::min(readings.sinceTransfer.value_or(0ms), readings.branchesOpen.value_or(0ms));
    const milliseconds down = readings.replicaDown.value_or(0ms);
    const milliseconds lag = readings.replicaLag.value_or(0ms);
    // A replica that is down for too long is at least that far behind.
    const bool gone = down > kReplicaDown;
    const std::int64_t disk = readings.diskUsedPpm.value_or(0);
    const bool full = disk > kDiskCriticalPpm;
    const milliseconds left = readings.certificateLeft.value_or(milliseconds::max());
    const bool ending = left < kCertificateCritical;
    return {
        {"errorRate", enough && errors > kErrorRatePpm, AlertLevel::Critical, errors, kErrorRatePpm},
        {"latency", enough && readings.p95 > kSlow, AlertLevel::Warning, p95.count(), kSlow.count()},
        {"noTransactions", idle > kNoTransfers, AlertLevel::Warning, idle.count(), kNoTransfers.count()},
        {"replicaBehind", gone || lag > kReplicaLag, AlertLevel::Warning, std::max(lag, down).count(),
         (gone ? kReplicaDown : kReplicaLag).count()},
        {"diskUsed", disk > kDiskPpm, full ? AlertLevel::Critical : AlertLevel::Warning, disk,
         full ? kDiskCriticalPpm : kDiskPpm},
        {"auditSpool", readings.auditSpool > kAuditSpool, AlertLevel::Warning, readings.auditSpool.count(),
         kAuditSpool.count()},
        {"auditUnsealed", readings.auditUnsealed > kAuditUnsealed, AlertLevel::Critical, readings.auditUnsealed.count(),
         kAuditUnsealed.count()},
        {"auditSequencer", readings.auditSequencer > kAuditSequencer, AlertLevel::Critical,
         readings.auditSequencer.count(), kAuditSequencer.count()},
        {"auditTrail", readings.auditFaults > 0, AlertLevel::Critical, readings.auditFaults, 0},
        {"certificateEnds", left < kCertificate, ending ? AlertLevel::Critical : AlertLevel::Warning, left.count(),
         (ending ? kCertificateCritical : kCertificate).count()},
        {"brokenInvariant", readings.brokenInvariants > 0, AlertLevel::Critical, readings.brokenInvariants, 0},
        {"connectionsBusy", readings.poolWait > kPoolWait, AlertLevel::Warning, readings.poolWait.count(),
         kPoolWait.count()},
        {"eventsLate", readings.eventsOverdue > kEventsLate, AlertLevel::Warning,
         milliseconds(readings.eventsOverdue).count(), milliseconds(kEventsLate).count()},
        {"deadLetters", readings.deadLetters > 0, AlertLevel::Warning, readings.deadLetters, 0},
        {"dependencyAway", readings.dependencyAway > kDependencyAway, AlertLevel::Warning,
         readings.dependencyAway.count(), kDependencyAway.count()},
    };
}

void AlertRules::follow(Track& track, const Condition& condition, Instant now, std::vector<FiringRule>& out)
{
    if (condition.holds) {
        track.goneSince.reset();
        if (!track.heldSince)
            track.heldSince = now;
        if (!track.fires && now - *track.heldSince >= kFireDelay) {
            track.fires = true;
            track.firing = {condition.rule, {}, 0, 0, *track.heldSince};
        }
        if (track.fires) {
            track.firing.level = condition.level;
            track.firing.value = condition.value;
            track.firing.threshold = condition.threshold;
        }
    } else {
        track.heldSince.reset();
        if (!track.goneSince)
            track.goneSince = now;
        if (track.fires && now - *track.goneSince >= kResolveDelay) {
            track.fires = false;
            track.firing.over = track.goneSince;
            out.push_back(track.firing);
        }
    }
    if (track.fires)
        out.push_back(track.firing);
}

std::vector<FiringRule> AlertRules::evaluate(const Readings& readings, Instant now)
{
    std::vector<FiringRule> firing;
    std::set<std::string> known;
    for (const Condition& condition : conditions(readings)) {
        follow(m_tracks[condition.rule], condition, now, firing);
        known.insert(condition.rule);
    }
    // An alert adopted from another version, whose rule this one does not have.
    for (auto& [rule, track] : m_tracks)
        if (!known.contains(rule))
            follow(track, {.rule = rule}, now, firing);
    return firing;
}

void AlertRules::adopt(const FiringRule& firing, Instant now)
{
    Track& track = m_tracks[firing.rule];
    if (track.fires)
        return;
    track.fires = true;
    track.firing = firing;
    track.heldSince = now;
    track.goneSince.reset();
}

} // namespace cf::bank
