#include "tests/bench/ledger/Report.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sys/utsname.h>
#include <unistd.h>

namespace cf::bench {
namespace {

std::string processorName()
{
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("model name"))
            return line.substr(line.find(':') + 2);
    }
    return "unknown";
}

std::string number(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

} // namespace

void printMachine(const std::vector<std::string>& lines)
{
    utsname kernel{};
    ::uname(&kernel);
    const double memory = static_cast<double>(::sysconf(_SC_PHYS_PAGES)) *
                          static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024.0 * 1024 * 1024);
    std::printf("%ld processors (%s), %.1f GiB, %s %s\n", ::sysconf(_SC_NPROCESSORS_ONLN), processorName().c_str(),
                memory, kernel.sysname, kernel.release);
    for (const std::string& line : lines)
        std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

void printFinding(const std::string& title, const Finding& finding)
{
    std::printf("\n%s\n%-30s %12s  %s\n", title.c_str(), "", "median", "least - most");
    for (const Line& line : finding.lines) {
        const auto [least, most] = std::minmax_element(line.values.begin(), line.values.end());
        std::printf("  %-28s %12s  %s - %s %s\n", line.label.c_str(),
                    number(median(line.values), line.decimals).c_str(), number(*least, line.decimals).c_str(),
                    number(*most, line.decimals).c_str(), line.unit.c_str());
    }
    std::fflush(stdout);
}

std::string ratioLine(const std::map<std::string, Finding>& findings)
{
    std::string line = "ratios";
    for (const std::string name : {"engine", "tls", "batch", "hot", "idle", "read"}) {
        const auto found = findings.find(name);
        const bool measured = found != findings.end() && found->second.ratio;
        line += " " + name + " " + (measured ? number(*found->second.ratio, 2) : "-");
    }
    return line;
}

} // namespace cf::bench
