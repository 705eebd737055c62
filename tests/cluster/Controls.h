// Promises of the cluster that are broken on purpose: without each of them the drill must turn red.
#pragma once

#include "tests/cluster/ClusterFaults.h"

namespace cf::cluster {

inline const std::string kDoubledNotices = "doubled notices";

struct Control
{
    std::string name;
    std::string breaks; //!< What it does, for people.
    std::string
        shownBy; //!< The rule of the checker that must notice it, or kDoubledNotices, and then all rules are kept.
    //! Before the clients begin.
    std::function<void(const ClusterBank&)> sabotage;
    //! What shows it, while they work; empty: nothing need happen then.
    std::function<void(ClusterTools&)> happen;
    //! And after they have ended.
    std::function<void(const ClusterBank&)> afterwards;
};

//! All there are.
const std::vector<Control>& controls();

} // namespace cf::cluster
