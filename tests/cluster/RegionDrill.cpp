#include "tests/cluster/RegionDrill.h"

#include "tests/check/history/HistoryReader.h"
#include "tests/drill/Command.h"

#include <csignal>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <limits>
#include <sstream>

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;

constexpr auto kMostLost = 5min;
constexpr auto kMostWithout = 1h;
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

bool RegionLoss::isAsPromised() const
{
    return lostTime <= kMostLost && without <= kMostWithout;
}

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

RegionLoss measuredLoss(const std::filesystem::path& history, check::Nanoseconds died)
{
    std::ifstream file(history);
    const auto read = check::readHistory(file);
    if (!read)
        throw std::runtime_error("line " + std::to_string(read.error().line) + " of the history: " + read.error().what);
    RegionLoss loss;
    check::Nanoseconds firstLost = died;
    check::Nanoseconds firstAfter = std::numeric_limits<check::Nanoseconds>::max();
    for (const auto& [key, order] : read.value().course.orders()) {
        if (!order.ok)
            continue;
        if (order.ok->time > died)
            firstAfter = std::min(firstAfter, order.ok->time);
        if (!order.isDone()) {
            ++loss.lost;
            firstLost = std::min(firstLost, order.ok->time);
        }
    }
    loss.lostTime = std::chrono::nanoseconds(died - firstLost);
    loss.without = std::chrono::nanoseconds(firstAfter - died);
    return loss;
}

std::string textOf(const RegionLoss& loss)
{
    const auto seconds = [](std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); };
    std::ostringstream out;
    out << std::fixed << std::setprecision(3) << "Acknowledged and lost: " << loss.lost << " orders, of the last "
        << seconds(loss.lostTime) << " s (RPO, promised 300 s)\nWithout service: " << std::setprecision(1)
        << seconds(loss.without) << " s (RTO, promised 3600 s)\n";
    return out.str();
}

} // namespace cf::cluster
