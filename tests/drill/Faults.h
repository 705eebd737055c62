// The faults of a drill, each by its name. Each makes one thing go wrong while the clients work, writes down when, and
// returns once everything is up again.
#pragma once

#include "tests/drill/DrillClient.h"
#include "tests/drill/DrilledBank.h"

namespace cf::drill {

//! Outlive the faults.
struct FaultTools
{
    DrilledBank& bank;
    Recorder& recorder;
    Pace& pace;
    simulation::Chance& chance;
    std::chrono::milliseconds patience;  //!< Of the clients, for an answer.
    std::chrono::milliseconds longPause; //!< Longer than that.
};

struct FaultKind
{
    std::string name;
    //! False: the drill never came to where it would have happened.
    std::function<bool(const std::string& name, FaultTools&)> run;
};

//! bankd killed at every named point, at its start and while it migrates.
std::vector<FaultKind> killFaults();
//! Connections cut, requests and answers lost or held.
std::vector<FaultKind> networkFaults();
//! PostgreSQL killed, programs stopped, rows locked, load.
std::vector<FaultKind> serverFaults();
//! Clocks that are stepped, and back: for a build whose programs have clocks of their own.
std::vector<FaultKind> clockFaults();
//! Disks without power or space: for a bank that has disks of its own.
std::vector<FaultKind> diskFaults();

//! Sends all processes of PostgreSQL a signal that stops them, and returns them, the postmaster first.
std::vector<pid_t> stopAll(const platform::EmbeddedCluster& cluster);
void signalAll(const std::vector<pid_t>& processes, int signal);
//! Waits until another postmaster answers. Throws std::runtime_error.
void awaitAnother(const platform::EmbeddedCluster& cluster, pid_t than);

//! How many lines of batches pass before a fault happens to the next: it may be any of a batch.
inline int someLines(FaultTools& tools)
{
    return static_cast<int>(tools.chance.below(kLargestDrilledBatch));
}

//! From construction to end a fault is on.
class FaultOn
{
public:
    FaultOn(Recorder& recorder, std::string name)
        : m_recorder(recorder)
        , m_name(std::move(name))
    {
        m_recorder.fault(m_name, check::FaultPhase::Begin);
    }
    ~FaultOn() { m_recorder.fault(m_name, check::FaultPhase::End); }
    FaultOn(const FaultOn&) = delete;
    FaultOn& operator=(const FaultOn&) = delete;

private:
    Recorder& m_recorder;
    std::string m_name;
};

//! How long a fault may take to be reached, and the bank to be back after it.
inline constexpr std::chrono::seconds kReach{10};
inline constexpr std::chrono::seconds kRecovery{60};

} // namespace cf::drill
