#include "services/bank/monitoring/MonitorMetrics.h"

#include <algorithm>
#include <utility>

namespace cf::bank {
namespace {

double inSeconds(std::chrono::milliseconds time)
{
    return std::chrono::duration<double>(time).count();
}

struct ReplicaGauge
{
    const char* name;
    const char* help;
};
constexpr ReplicaGauge kUp{"bankd_replica_up", "1 while the replica follows the primary."};
constexpr ReplicaGauge kLagSeconds{"bankd_replica_lag_seconds",
                                   "Age of the newest heartbeat that the replica has replayed."};
constexpr ReplicaGauge kLagBytes{"bankd_replica_lag_bytes", "Write-ahead log that the replica has not replayed."};

void measureReplica(platform::Metrics& metrics, const contract::ReplicaStatus& replica)
{
    const auto set = [&](const ReplicaGauge& gauge, double value) {
        metrics.gauge(gauge.name, gauge.help, {{"replica", replica.name}}).set(value);
    };
    set(kUp, replica.state == contract::ReplicaState::Streaming ? 1 : 0);
    if (replica.lagMilliseconds)
        set(kLagSeconds, inSeconds(std::chrono::milliseconds(*replica.lagMilliseconds)));
    if (replica.lagBytes)
        set(kLagBytes, static_cast<double>(*replica.lagBytes));
}

} // namespace

void measure(platform::Metrics& metrics, const contract::SystemStatus& status, const Gauges& gauges,
             const Readings& readings, std::set<std::string>& replicas)
{
    const auto set = [&](const char* name, const char* help, double value) { metrics.gauge(name, help).set(value); };
    const contract::InstanceStatus& self = status.instances.front();
    set("bankd_in_flight", "Calls being answered.", static_cast<double>(gauges.inFlight));
    set("bankd_queue_depth", "Calls waiting for a worker.", static_cast<double>(gauges.queueDepth));
    set("bankd_pool_in_use", "Database connections in use.", static_cast<double>(gauges.poolInUse));
    set("bankd_processor_use", "Of all processors of the machine.", static_cast<double>(gauges.processorPpm) / 1e6);
    set("bankd_pool_size", "Maximum number of database connections.", static_cast<double>(self.poolSize));
    set("bankd_outbox_rows", "Batches of events waiting to be published.", static_cast<double>(self.outboxRows));
    set("bankd_seconds_since_transfer", "Since the bank's last booking, or since the start.",
        inSeconds(readings.sinceTransfer.value_or(std::chrono::milliseconds(0))));
    set("bankd_branches_open", "Branches within their business hours.", static_cast<double>(readings.openBranches));
    set("bankd_branches_open_seconds", "Since the branch opened that has been open for longest; 0: all are closed.",
        inSeconds(readings.branchesOpen.value_or(std::chrono::milliseconds(0))));
    set("bankd_audit_unsealed_age_seconds", "Age of the oldest audit event without a number.",
        inSeconds(readings.auditUnsealed));
    set("bankd_audit_sequencer_trouble_seconds", "How long this server's sequencer has been failing; 0: it is not.",
        inSeconds(readings.auditSequencer));
    set("bankd_audit_faults", "Faults in the audit trail known to this server.",
        static_cast<double>(readings.auditFaults));
    set("bankd_audit_verified_events", "Sealed events that the current pass has re-verified.",
        static_cast<double>(self.auditTrail.verifiedEvents));
    set("bankd_audit_events_to_verify", "Sealed events that the current pass re-verifies.",
        static_cast<double>(self.auditTrail.eventsToVerify));
    if (self.auditTrail.wholeAt)
        set("bankd_audit_whole_timestamp_seconds", "When this server last verified the whole audit trail, since 1970.",
            std::chrono::duration<double>(self.auditTrail.wholeAt->time_since_epoch()).count());
    if (readings.certificateLeft)
        set("bankd_certificate_left_seconds", "Until the server's certificate expires.",
            inSeconds(*readings.certificateLeft));
    if (self.diskUsedPpm)
        set("bankd_disk_used_ratio", "Of the file system that holds the bank's data.",
            static_cast<double>(*self.diskUsedPpm) / 1e6);
    set("bankd_primary_up", "1 while the primary answers.", status.primary.state == contract::ServerState::Up ? 1 : 0);
    for (const std::string& name : std::exchange(replicas, {}))
        if (std::none_of(status.replicas.begin(), status.replicas.end(),
                         [&](const contract::ReplicaStatus& replica) { return replica.name == name; }))
            for (const ReplicaGauge& gauge : {kUp, kLagSeconds, kLagBytes})
                metrics.removeGauge(gauge.name, gauge.help, {{"replica", name}});
    for (const contract::ReplicaStatus& replica : status.replicas) {
        measureReplica(metrics, replica);
        replicas.insert(replica.name);
    }
    const auto firing = std::count_if(status.alerts.begin(), status.alerts.end(), [](const contract::Alert& alert) {
        return alert.state != contract::AlertState::Over;
    });
    set("bankd_alerts_firing", "Firing alerts of the whole bank.", static_cast<double>(firing));
}

} // namespace cf::bank
