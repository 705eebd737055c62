// What goes wrong with a cluster in a drill, each by its name. Each is written down from when it begins until all is up
// again.
#pragma once

#include "tests/cluster/ClusterBank.h"
#include "tests/drill/Recorder.h"
#include "tests/drill/Schedule.h"

#include <optional>

namespace cf::cluster {

//! All outlive the faults.
struct ClusterTools
{
    ClusterBank& bank;
    drill::Recorder& recorder;
    simulation::Chance& chance;
    std::chrono::seconds away{20}; //!< How long what the bank can do without is away.
};

//! All of them: of the database and the servers, of what else they use, of the network, of the hosts themselves, and of
//! certificates. Those that cannot be brought about here are named on standard output.
std::vector<drill::Fault> clusterFaults(ClusterTools& tools);
std::vector<drill::Fault> serviceFaults(ClusterTools& tools);
std::vector<drill::Fault> networkFaults(ClusterTools& tools);
std::vector<drill::Fault> machineFaults(ClusterTools& tools);
std::vector<drill::Fault> certificateFaults(ClusterTools& tools);

//! `happen` is given the host that `find` finds; empty: not now. It ends when the cluster is whole again.
drill::Fault faultOf(ClusterTools& tools, const std::string& name, const std::function<std::optional<int>()>& find,
                     const std::function<void(int)>& happen);
int pick(ClusterTools& tools, const std::vector<int>& hosts);

//! As many pairs of different faults, by chance, of which the second begins soon after the first.
std::vector<drill::Fault> pairsOf(const std::vector<drill::Fault>& faults, std::size_t count, ClusterTools& tools);

//! Waits until the cluster is whole; false if it is not in time.
bool awaitWhole(const ClusterBank& bank);

} // namespace cf::cluster
