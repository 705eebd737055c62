// How the embedded servers are doing. Reported by EmbeddedCluster to monitoring and to readers that may use the
// replica.
#pragma once

#include <cstdint>

namespace cf::platform {

enum class PrimaryState
{
    starting,
    up,
    down
};

enum class ReplicaState
{
    absent,    //!< None is wanted.
    building,  //!< A copy of the primary is being made.
    streaming, //!< It follows the primary; see lagBytes.
    down       //!< It is there but does not follow.
};

struct ReplicaStatus
{
    ReplicaState state = ReplicaState::absent;
    std::int64_t lagBytes =
        -1; //!< Write-ahead log not yet replayed there, when last looked at (once a second); -1: not known.
};

} // namespace cf::platform
