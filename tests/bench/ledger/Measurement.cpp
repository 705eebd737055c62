#include "tests/bench/ledger/Measurement.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace cf::bench {
namespace {

namespace fs = std::filesystem;

//! Of /proc/PID/stat (proc(5)), in clock ticks.
struct ProcessStat
{
    pid_t parent = 0;
    double own = 0;
    double ofEndedChildren = 0;
};

//! Nothing: the process has ended.
std::optional<ProcessStat> statOf(const fs::path& process)
{
    std::ifstream in(process / "stat");
    std::string line;
    if (!std::getline(in, line))
        return std::nullopt;
    std::istringstream fields(line.substr(line.rfind(')') + 1)); // the name may hold blanks
    ProcessStat stat;
    std::string skipped;
    fields >> skipped >> stat.parent;
    for (int field = 5; field <= 13; ++field)
        fields >> skipped;
    double user = 0;
    double system = 0;
    double childrenUser = 0;
    double childrenSystem = 0;
    fields >> user >> system >> childrenUser >> childrenSystem;
    stat.own = user + system;
    stat.ofEndedChildren = childrenUser + childrenSystem;
    return stat;
}

fs::path folderOf(pid_t pid)
{
    return fs::path("/proc") / std::to_string(pid);
}

bool isNumber(const std::string& text)
{
    return std::all_of(text.begin(), text.end(), [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

double ticksOfServer(pid_t postmaster)
{
    double ticks = 0;
    if (const auto server = statOf(folderOf(postmaster)))
        ticks = server->own + server->ofEndedChildren;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        if (!isNumber(entry.path().filename().string()))
            continue;
        if (const auto child = statOf(entry.path()); child && child->parent == postmaster)
            ticks += child->own;
    }
    return ticks;
}

double ticksOf(pid_t pid)
{
    const auto stat = pid == 0 ? std::nullopt : statOf(folderOf(pid));
    return stat ? stat->own : 0;
}

} // namespace

double median(std::vector<double> values)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double percentile(std::vector<float> values, double share)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

std::vector<double> ratios(const std::vector<double>& a, const std::vector<double>& b)
{
    std::vector<double> result;
    std::transform(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin(),
                   std::back_inserter(result), [](double above, double below) { return above / below; });
    return result;
}

void Finding::add(const std::string& label, const std::string& unit, double value, int decimals)
{
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.label == label; });
    if (found == lines.end())
        lines.push_back({label, unit, {value}, decimals});
    else
        found->values.push_back(value);
}

const std::vector<double>& Finding::valuesOf(const std::string& label) const
{
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.label == label; });
    if (found == lines.end())
        throw std::logic_error("nothing was measured as \"" + label + "\"");
    return found->values;
}

double Finding::addRatio(const std::string& label, const std::string& above, const std::string& below)
{
    lines.push_back({label, "x", ratios(valuesOf(above), valuesOf(below)), 2});
    return median(lines.back().values);
}

CpuTimes cpuTimes(pid_t postmaster, pid_t bank)
{
    const auto perSecond = static_cast<double>(::sysconf(_SC_CLK_TCK));
    return {ticksOfServer(postmaster) / perSecond, ticksOf(bank) / perSecond, ticksOf(::getpid()) / perSecond};
}

CpuTimes usedSince(const CpuTimes& before, const CpuTimes& now)
{
    return {now.postgres - before.postgres, now.bank - before.bank, now.self - before.self};
}

double residentMegabytes(pid_t pid)
{
    std::ifstream in(folderOf(pid) / "statm");
    double total = 0;
    double resident = 0;
    in >> total >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

} // namespace cf::bench
