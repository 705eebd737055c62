// What only root can do to disks: cut their power, fill them.
#include "tests/drill/Faults.h"

namespace cf::drill {
namespace {

using namespace std::chrono_literals;

bool cutPower(const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    const std::vector<pid_t> stopped = stopAll(tools.bank.cluster());
    tools.bank.disk()->cutPower();
    signalAll(stopped, SIGKILL);
    awaitAnother(tools.bank.cluster(), stopped.front());
    tools.bank.recover(kRecovery);
    return true;
}

bool fillDisk(const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    tools.bank.disk()->fill();
    std::this_thread::sleep_for(2s);
    tools.bank.disk()->clear();
    tools.bank.recover(kRecovery);
    return true;
}

//! Reads cannot be recorded, and so are not answered; orders go on.
bool fillSpool(const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    const std::filesystem::path filler = tools.bank.spool(tools.chance.below(DrilledBank::kServers)) / "filler";
    fillUp(filler);
    std::this_thread::sleep_for(2s);
    std::filesystem::remove(filler);
    return true;
}

} // namespace

std::vector<FaultKind> diskFaults()
{
    return {{"power cut", cutPower}, {"PostgreSQL's disk full", fillDisk}, {"spool's disk full", fillSpool}};
}

} // namespace cf::drill
