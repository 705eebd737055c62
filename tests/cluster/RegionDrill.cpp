#include "tests/cluster/RegionDrill.h"

#include "tests/drill/Command.h"

#include <csignal>
#include <iostream>
#include <iterator>
#include <sstream>

namespace cf::cluster {
namespace {

const std::string kLoss = "the first region is lost";

void killFirstRegion()
{
    std::vector<pid_t> all;
    for (const int host : kFirstRegion) {
        const auto processes = processesOf(host);
        all.insert(all.end(), processes.begin(), processes.end());
    }
    signalAll(all, SIGKILL);
    for (const int host : kFirstRegion)
        plug(host, false);
}

std::vector<std::string> wordsOf(const std::string& command)
{
    std::istringstream words(command);
    return {std::istream_iterator<std::string>(words), {}};
}

} // namespace

check::Nanoseconds loseFirstRegion(drill::Recorder& recorder, const std::string& runbook)
{
    recorder.fault(kLoss, check::FaultPhase::Begin);
    killFirstRegion();
    const check::Nanoseconds died = drill::now();
    std::cout << kLoss << std::endl;
    const auto result = drill::runCommand(wordsOf(runbook));
    std::cout << result.output << std::flush;
    if (result.exitCode != 0)
        throw std::runtime_error("the runbook did not bring the bank up in the second region");
    recorder.fault(kLoss, check::FaultPhase::End);
    return died;
}

} // namespace cf::cluster
