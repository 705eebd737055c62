// What a network does to bankd and its clients.
#include "tests/drill/Faults.h"

namespace cf::drill {
namespace {

using namespace std::chrono_literals;
using check::FaultPhase;

constexpr Point kCommit{"cut before COMMIT", "commit", Moment::Ordered};
constexpr Point kCommitSent{"cut at COMMIT", "commit", Moment::Sent};
constexpr Point kCommitAnswered{"answer to COMMIT lost", "commit", Moment::Answered};
constexpr Point kCommitTold{"backend terminated behind COMMIT", "commit", Moment::Told};

//! The connection that reaches the point ends there.
bool cutAt(Trap& trap, const Point& point, const std::string& name, FaultTools& tools, const Who& who = {})
{
    trap.arm(
        point,
        [&](const Arrival&) {
            tools.recorder.fault(name, FaultPhase::Begin);
            return Passing::Cut;
        },
        who);
    if (!trap.wait(kReach))
        return false;
    tools.recorder.fault(name, FaultPhase::End);
    return true;
}

template <const Point& point>
bool cutStatement(const std::string& name, FaultTools& tools)
{
    return cutAt(tools.bank.statements(), point, name, tools);
}

bool loseRequest(const std::string& name, FaultTools& tools)
{
    return cutAt(tools.bank.requests(), pointNamed("request arrived"), name, tools);
}

bool loseAnswer(const std::string& name, FaultTools& tools)
{
    return cutAt(tools.bank.requests(), pointNamed("answer ready"), name, tools);
}

bool cutLines(const std::string& name, FaultTools& tools)
{
    return cutAt(tools.bank.requests(), pointNamed("line of a batch answered"), name, tools, {{}, someLines(tools)});
}

//! What follows the COMMIT, its watermark, meets no backend.
bool terminateBackend(const std::string& name, FaultTools& tools)
{
    tools.bank.statements().arm(kCommitTold, [&](const Arrival& arrival) {
        const FaultOn on(tools.recorder, name);
        tools.bank.run("SELECT pg_terminate_backend(" + std::to_string(arrival.backend) + ", 5000)");
        return Passing::Pass;
    });
    return tools.bank.statements().wait(kReach);
}

//! Requests arrive when their clients have long given up, and resolved their keys.
bool holdRequests(const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    tools.bank.gate().close();
    std::this_thread::sleep_for(tools.patience + 500ms);
    tools.bank.gate().open();
    return true;
}

} // namespace

std::vector<FaultKind> networkFaults()
{
    return {{std::string(kCommit.name), cutStatement<kCommit>},
            {std::string(kCommitSent.name), cutStatement<kCommitSent>},
            {std::string(kCommitAnswered.name), cutStatement<kCommitAnswered>},
            {std::string(kCommitTold.name), terminateBackend},
            {"request lost", loseRequest},
            {"answer lost", loseAnswer},
            {"batch cut among its lines", cutLines},
            {"requests held", holdRequests}};
}

} // namespace cf::drill
