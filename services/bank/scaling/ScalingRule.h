// How many servers a load needs. Pure: without database, clock or randomness. installer/cluster/kubernetes says the
// same to a HorizontalPodAutoscaler, whose rules these are (kubernetes.io, "Horizontal Pod Autoscaling"). Called by
// `bankd autoscale`.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace cf::bank {

//! Of one server, averaged over some seconds.
struct ServerLoad
{
    std::int64_t processorPpm = 0; //!< Of all processors of its machine.
    std::int64_t queued = 0;       //!< Calls that wait.
};

struct ScalingRule
{
    int least = 3;
    int most = 10;
    std::int64_t processorPpm = 800'000;   //!< What servers should be loaded with, on average …
    std::int64_t queued = 50;              //!< … and what should wait at most.
    std::int64_t tolerancePpm = 100'000;   //!< So near to it nothing is changed.
    std::chrono::seconds calm{300};        //!< Fewer only when so long no more were needed …
    std::chrono::seconds betweenFewer{60}; //!< … and one at a time.
    int moreAtOnce = 4;                    //!< Or twice as many, whichever is more.
    std::chrono::seconds betweenMore{15};
};

//! What the load needs when `running` servers share it, within the rule's bounds. Servers that do not say how loaded
//! they are count so that nothing is changed for their sake: as idle when more would be needed, else as fully loaded.
int serversNeeded(const std::vector<ServerLoad>& loads, int running, const ScalingRule& rule);

class Scaler
{
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit Scaler(ScalingRule rule);

    //! How many servers there should be from now on; `running` if nothing is to be changed.
    int decide(const std::vector<ServerLoad>& loads, int running, Time now);

private:
    struct Needed
    {
        Time at;
        int servers;
    };

    const ScalingRule m_rule;
    std::deque<Needed> m_needed; //!< Within `calm`, oldest first.
    std::optional<Time> m_begun;
    std::optional<Time> m_changed;
};

} // namespace cf::bank
