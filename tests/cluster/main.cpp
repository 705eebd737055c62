// cluster_drill [--seed N] [--faults N] [--only TEXT] [--pairs N] [--away SECONDS] [--hours N]: faults on the cluster
// that `./run cluster up --empty` has made, while clients work. Run by ./run cluster drill. With --region RUNBOOK the
// first region is lost.
#include "tests/check/history/RegionLoss.h"
#include "tests/cluster/ClusterFaults.h"
#include "tests/cluster/Controls.h"
#include "tests/cluster/Notices.h"
#include "tests/cluster/RegionDrill.h"
#include "tests/drill/Crowd.h"
#include "tests/drill/Drill.h"
#include "tests/drill/FinalReads.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <functional>
#include <iostream>
#include <optional>
#include <random>
#include <set>
#include <thread>

namespace {

using namespace cf;
using namespace std::chrono_literals;

constexpr std::size_t kStaff = 12;
constexpr auto kPatience = 3'000ms;
constexpr auto kResolving = 60s;
constexpr auto kNotices = 120s;
constexpr auto kWorking = 20s; // before a region is lost, and after it

struct Options
{
    drill::Plan plan;
    std::string only;
    std::size_t pairs = 0;
    int away = 20;
    std::string region; //!< The runbook; empty: other faults.
    bool brief = false;
    const cluster::Control* control = nullptr;
    bool sabotage = true;
    std::filesystem::path history = "cluster.history";
};

struct Result
{
    drill::DrillResult drill;
    std::optional<cluster::NoticeReport> notices; //!< Empty: nobody wanted any.

    bool isGreen() const { return drill.isGreen() && (!notices || notices->isGreen()); }
};

//! `happen` brings about what goes wrong.
Result drillWith(const Options& options, const std::function<void(cluster::ClusterTools&)>& happen)
{
    simulation::Chance chance(options.plan.seed);
    cluster::ClusterBank bank(kStaff, chance);
    if (!cluster::awaitWhole(bank))
        throw std::runtime_error("the cluster is not whole to begin with: ./run cluster status");
    drill::keepOutbox(bank);
    const bool areWanted = options.region.empty(); // what Kafka has is lost with its region
    if (areWanted)
        cluster::wantNotices(bank);
    if (options.control && options.sabotage)
        options.control->sabotage(bank);
    std::filesystem::remove(options.history);
    drill::Recorder recorder(options.history);
    drill::writeOpening(bank, recorder, static_cast<std::int64_t>(options.plan.seed));

    drill::Pace pace;
    cluster::ClusterTools tools{bank, recorder, chance, std::chrono::seconds(options.away)};
    drill::Crowd crowd(bank, recorder, pace, options.plan.seed * 1'000, kPatience);
    happen(tools);
    crowd.finish(kResolving);

    Result result;
    const bool trailIsSound = bank.command({"verify", "trail"}) == 0;
    result.drill.verified = bank.command({"verify", "ledger"}) == 0 && trailIsSound;
    drill::readFinally(bank, recorder, trailIsSound);
    if (options.control && options.control->afterwards)
        options.control->afterwards(bank);
    if (areWanted) {
        result.notices = cluster::readNotices(bank, kNotices);
        std::cout << textOf(*result.notices);
    }
    result.drill.report = drill::judged(options.history);
    return result;
}

//! Of each kind one that is soon over.
bool isBrief(const drill::Fault& fault)
{
    static const std::set<std::string> brief{"the primary's host dies",
                                             "the primary's PostgreSQL is killed",
                                             "the primary is switched over",
                                             "the synchronous standby's host dies",
                                             "an etcd is killed",
                                             "a proxy is killed",
                                             "a server is killed",
                                             "all servers are replaced, one after another",
                                             "a server more, and a server less",
                                             "one Redis is killed",
                                             "a Sentinel is killed",
                                             "one Kafka is killed",
                                             "one worker is killed",
                                             "all of object store is away",
                                             "the mail server is away",
                                             "the primary's link loses one packet in twenty",
                                             "the primary's disk is full",
                                             "a server's disk is full",
                                             "a server's clock is eight minutes ahead",
                                             "the primary's clock is eight minutes behind",
                                             "the certificate of a Redis has expired"};
    return brief.contains(fault.name);
}

//! What it breaks must be noticed, and for what it is; unless nothing was broken.
bool drillControl(const Options& options)
{
    const cluster::Control& control = *options.control;
    const auto result = drillWith(options, control.happen);
    const auto notices = result.notices.value_or(cluster::NoticeReport{});
    const bool noticed = control.shownBy == cluster::kDoubledNotices
                             ? result.drill.isGreen() && notices.messages > notices.bookings && notices.unsent == 0
                             : result.drill.report.violationsOf(control.shownBy) > 0;
    std::cout << textOf(result.drill.report) << tableOf(result.drill) << "control " << control.name << ": "
              << control.breaks << (options.sabotage ? "; " : "; it was not broken, ")
              << (result.isGreen() ? "green" : "red") << (noticed ? ", by " + control.shownBy : std::string()) << '\n';
    return options.sabotage ? noticed : result.isGreen();
}

bool drillFaults(const Options& options, const bench::Interruption& interruption)
{
    const auto result = drillWith(options, [&](cluster::ClusterTools& tools) {
        auto faults = cluster::clusterFaults(tools);
        std::erase_if(faults, [&](const drill::Fault& fault) {
            return fault.name.find(options.only) == std::string::npos || (options.brief && !isBrief(fault));
        });
        if (faults.empty())
            throw std::runtime_error("there are no such faults: " + options.only);
        if (options.pairs > 0)
            faults = cluster::pairsOf(faults, options.pairs, tools);
        drill::bringAbout(faults, options.plan, tools.chance, interruption);
    });
    std::cout << textOf(result.drill.report) << tableOf(result.drill);
    return result.isGreen();
}

//! Orders may be lost, as few as was promised: the second region is told of them after they were acknowledged.
bool drillRegion(const Options& options)
{
    check::Nanoseconds died = 0;
    const auto result = drillWith(options, [&](cluster::ClusterTools& tools) {
        std::this_thread::sleep_for(kWorking);
        died = cluster::loseFirstRegion(tools.recorder, options.region);
        std::this_thread::sleep_for(kWorking);
    });
    const check::Report& report = result.drill.report;
    const auto loss = check::lossOf(drill::courseOf(options.history), died, report);
    std::cout << textOf(report) << tableOf(result.drill) << textOf(loss);
    return result.drill.verified && loss.isAsPromised();
}

} // namespace

int main(int argc, char** argv)
{
    const bench::Interruption interruption;
    Options options;
    options.plan.seed = std::random_device()();
    options.plan.faults = 16;
    int hours = 0;
    CLI::App app("Faults on a cluster while clients work; what they were told is judged then.");
    app.add_option("--seed", options.plan.seed, "Replays the schedule of a seed. Default: another one each time.");
    app.add_option("--faults", options.plan.faults, "At least so many.")->capture_default_str();
    app.add_option("--only", options.only, "Only faults whose names contain this.");
    app.add_option("--pairs", options.pairs, "So many pairs of faults instead of single ones.")->capture_default_str();
    app.add_option("--away", options.away, "Seconds for which Redis, Kafka or a store is away.")
        ->check(CLI::Range(1, 3'600))
        ->capture_default_str();
    app.add_flag("--brief", options.brief, "Only one fault of each kind that is soon over.");
    std::string control;
    app.add_option("--control", control, "Breaks a promise instead, which must be noticed: async, strict or dedupe.");
    app.add_flag("!--sound", options.sabotage, "With --control: the same, and nothing is broken.");
    app.add_option("--hours", hours, "Goes on for as long.")->check(CLI::Range(1, 1'000));
    app.add_option("--region", options.region,
                   "The first region is lost; the command that brings the bank up in the second.");
    app.add_option("--history", options.history, "Where the clients write what they see; replaced.")
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    options.plan.duration = std::chrono::hours(hours);
    if (!control.empty()) {
        const auto& all = cluster::controls();
        const auto found = std::ranges::find(all, control, &cluster::Control::name);
        if (found == all.end()) {
            std::cerr << "cluster_drill: there is no control called " << control << '\n';
            return 1;
        }
        options.control = &*found;
    }
    try {
        std::cout << "seed " << options.plan.seed << "; history " << options.history.string() << std::endl;
        const bool passed = options.control          ? drillControl(options)
                            : options.region.empty() ? drillFaults(options, interruption)
                                                     : drillRegion(options);
        return passed ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << "cluster_drill: " << error.what() << '\n';
        return 1;
    }
}
