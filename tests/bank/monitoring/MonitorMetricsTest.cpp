// What Prometheus is told of replicas.
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
    // As every bankd begins: a replica is configured, but has yet to say its name.
    measure(metrics, statusWith("replica", contract::ReplicaState::Down), {}, {}, replicas);
    ASSERT_NE(metrics.render().find("bankd_replica_up{replica=\"replica\"} 0"), std::string::npos) << "the control";
    measure(metrics, statusWith("counterfoil_replica", contract::ReplicaState::Streaming), {}, {}, replicas);
    const std::string text = metrics.render();
    EXPECT_NE(text.find("bankd_replica_up{replica=\"counterfoil_replica\"} 1"), std::string::npos) << text;
    EXPECT_EQ(text.find("replica=\"replica\""), std::string::npos) << text;
}
