// What Prometheus sees of replicas.
#include "services/bank/monitoring/MonitorMetrics.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;

namespace {

contract::SystemStatus statusWith(const std::string& replica, contract::ReplicaState state)
{
    contract::SystemStatus status;
    status.instances.emplace_back();
    contract::ReplicaStatus& seen = status.replicas.emplace_back();
    seen.name = replica;
    seen.state = state;
    seen.lagMilliseconds = 40;
    seen.lagBytes = 0;
    return status;
}

} // namespace

TEST(MonitorMetrics, aReplicaThatIsKnownNoLongerIsNotToldOfAsDown)
{
    platform::Metrics metrics;
    std::set<std::string> replicas;
    // As every bankd starts: a replica is configured, but has not reported its name.
    measure(metrics, statusWith("replica", contract::ReplicaState::Down), {}, {}, replicas);
    ASSERT_NE(metrics.render().find("bankd_replica_up{replica=\"replica\"} 0"), std::string::npos) << "the control";
    measure(metrics, statusWith("counterfoil_replica", contract::ReplicaState::Streaming), {}, {}, replicas);
    const std::string text = metrics.render();
    EXPECT_NE(text.find("bankd_replica_up{replica=\"counterfoil_replica\"} 1"), std::string::npos) << text;
    EXPECT_EQ(text.find("replica=\"replica\""), std::string::npos) << text;
}

TEST(MonitorMetrics, theTrailAndTheOpenBranchesAreTold)
{
    platform::Metrics metrics;
    std::set<std::string> replicas;
    bank::Readings readings;
    readings.auditFaults = 2;
    readings.auditUnsealed = std::chrono::milliseconds(1'500);
    readings.auditSequencer = std::chrono::seconds(7);
    readings.openBranches = 3;
    readings.branchesOpen = std::chrono::minutes(10);
    auto status = statusWith("replica", contract::ReplicaState::Streaming);
    status.instances.front().auditTrail.verifiedEvents = 40;
    status.instances.front().auditTrail.eventsToVerify = 50;
    status.instances.front().auditTrail.wholeAt = Instant(std::chrono::seconds(1'800'000'000));
    measure(metrics, status, {}, readings, replicas);
    const std::string text = metrics.render();
    for (const char* line :
         {"bankd_audit_faults 2", "bankd_audit_unsealed_age_seconds 1.5", "bankd_audit_sequencer_trouble_seconds 7",
          "bankd_branches_open 3", "bankd_branches_open_seconds 600", "bankd_audit_verified_events 40",
          "bankd_audit_events_to_verify 50", "bankd_audit_whole_timestamp_seconds 1800000000"})
        EXPECT_NE(text.find(line), std::string::npos) << line << '\n' << text;
}
