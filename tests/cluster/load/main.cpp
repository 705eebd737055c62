// cluster_load: tellers' calls at a fixed rate on the cluster that `./run cluster up` has made, and what became of
// them. Run by ./run cluster load.
#include "tests/cluster/load/LoadReport.h"

#include <CLI/CLI.hpp>

#include <sys/resource.h>

#include <iostream>

namespace {

using namespace cf;
using namespace std::chrono_literals;

constexpr std::size_t kAccounts = 200;
constexpr double kSpike = 10;

struct Options
{
    double rate = 35;
    std::size_t sessions = 1'000;
    int seconds = 30;
    bool spike = false;
    std::string during;
    std::filesystem::path chart = "load.svg";
};

std::vector<cluster::LoadPhase> phasesOf(const Options& options)
{
    const std::chrono::seconds time(options.seconds);
    const cluster::LoadPhase calm{"before", time, options.rate, options.sessions, {}};
    cluster::LoadPhase middle = calm;
    cluster::LoadPhase after = calm;
    middle.name = "during";
    middle.command = options.during;
    after.name = "after";
    if (options.spike) {
        middle.perSecond *= kSpike;
        middle.sessions = static_cast<std::size_t>(kSpike) * options.sessions;
    }
    return options.spike || !options.during.empty() ? std::vector{calm, middle, after} : std::vector{calm};
}

// Each session is a connection.
void allowConnections()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

int main(int argc, char** argv)
{
    const bench::Interruption interruption;
    Options options;
    CLI::App app("Tellers' calls at a fixed rate on the cluster.");
    app.add_option("--rate", options.rate, "Calls per second.")->check(CLI::Range(1, 10'000))->capture_default_str();
    app.add_option("--sessions", options.sessions, "That make them in turn.")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    app.add_option("--seconds", options.seconds, "Of each phase.")->check(CLI::Range(1, 3'600))->capture_default_str();
    app.add_flag("--spike", options.spike, "In a second phase ten times as many calls and sessions.");
    app.add_option("--during", options.during, "A command that runs in the second phase.");
    app.add_option("--chart", options.chart, "Where the chart goes.")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    allowConnections();
    try {
        const auto phases = phasesOf(options);
        cluster::LoadedBank bank(kAccounts, std::ranges::max(phases, {}, &cluster::LoadPhase::sessions).sessions);
        const auto result = cluster::runLoad(bank, phases, interruption);
        std::cout << cluster::tableOf(result);
        cluster::drawChart(result, options.chart);
        std::cout << "The chart is in " << options.chart.string() << ".\n";
        return std::ranges::any_of(result.phases, [](const auto& phase) { return phase.status != 0; }) ? 1 : 0;
    } catch (const std::exception& error) {
        std::cerr << "cluster_load: " << error.what() << '\n';
        return 1;
    }
}
