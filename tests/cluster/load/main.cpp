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
constexpr std::chrono::seconds kArriving{60};

struct Options
{
    double rate = 35;
    std::size_t sessions = 1'000;
    int seconds = 30;
    int readsPerTransfer = 4;
    bool spike = false;
    std::string during;
    std::filesystem::path chart = "load.svg";
};

cluster::LoadPhase phaseOf(const Options& options, const std::string& name)
{
    cluster::LoadPhase phase;
    phase.name = name;
    phase.time = std::chrono::seconds(options.seconds);
    phase.perSecond = options.rate;
    phase.sessions = options.sessions;
    phase.readsPerTransfer = options.readsPerTransfer;
    return phase;
}

std::vector<cluster::LoadPhase> phasesOf(const Options& options)
{
    std::vector<cluster::LoadPhase> phases{phaseOf(options, "before")};
    if (!options.spike && options.during.empty())
        return phases;
    cluster::LoadPhase during = phaseOf(options, "during");
    during.command = options.during;
    if (options.spike) {
        during.perSecond *= kSpike;
        during.sessions = static_cast<std::size_t>(kSpike) * options.sessions;
        phases.push_back(phaseOf(options, "arriving"));
        phases.back().time = kArriving;
        phases.back().arrivals = during.sessions - options.sessions;
    }
    phases.push_back(during);
    phases.push_back(phaseOf(options, "after"));
    return phases;
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
        ->check(CLI::Range(1, 1'000))
        ->capture_default_str();
    app.add_option("--reads", options.readsPerTransfer, "For each transfer: 4 in a rush, 60 as in the demo.")
        ->check(CLI::Range(0, 1'000))
        ->capture_default_str();
    app.add_option("--seconds", options.seconds, "Of each phase.")->check(CLI::Range(1, 3'600))->capture_default_str();
    app.add_flag("--spike", options.spike, "Ten times as many sessions come, and then make ten times as many calls.");
    app.add_option("--during", options.during, "A command that runs meanwhile, with calls before it and after it.");
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
