// What goes wrong with a cluster in a drill, each by its name. Each is written down from when it begins until all is up
// again.
#pragma once

#include "tests/cluster/ClusterBank.h"
#include "tests/drill/Recorder.h"
#include "tests/drill/Schedule.h"

namespace cf::cluster {

//! All outlive the faults.
struct ClusterTools
{
    ClusterBank& bank;
    drill::Recorder& recorder;
    simulation::Chance& chance;
};

std::vector<drill::Fault> clusterFaults(ClusterTools& tools);

//! Waits until the cluster is whole; false if it is not in time.
bool awaitWhole(const ClusterBank& bank);

} // namespace cf::cluster
