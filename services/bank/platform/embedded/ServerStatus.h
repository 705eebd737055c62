// How the embedded servers are doing. Reported by EmbeddedCluster to monitoring and to readers that may use the
// replica.
#pragma once

#include <cstdint>

namespace cf::platform {

enum class PrimaryState
{
    Starting,
    Up,
    Down
};

enum class ReplicaState
{
    Absent,    //!< None is wanted.
    Building,  //!< A copy of the primary is being made.
    Streaming, //!< It follows the primary; see lagBytes.
    Down       //!< It is there but does not follow.
};

struct ReplicaStatus
{
    ReplicaState state = ReplicaState::Absent;
    std::int64_t lagBytes =
        -1; //!< Write-ahead log not yet replayed there, when last looked at (once a second); -1: not known.
};

} // namespace cf::platform
