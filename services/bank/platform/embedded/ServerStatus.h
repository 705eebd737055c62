// How the embedded servers are doing. Reported by EmbeddedCluster to monitoring and to readers that can use the
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
    Absent,    //!< None wanted.
    Building,  //!< A copy of the primary is being made.
    Streaming, //!< Following the primary; see lagBytes.
    Down       //!< It exists but does not follow.
};

struct ReplicaStatus
{
    ReplicaState state = ReplicaState::Absent;
    std::int64_t lagBytes = -1; //!< WAL not yet replayed there, as of the last check (once a second); -1: unknown.
};

} // namespace cf::platform
