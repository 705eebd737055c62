// drill [--seed N] [--faults N] [--only TEXT] [--hours N] [--control NAME]: faults on the real programs. Run by ./run
// drill.
#include "tests/drill/Drill.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <random>

namespace {

using namespace cf;
using namespace cf::drill;

constexpr int kSkipped = 77; // as CTest is told

int run(const DrillOptions& options, const bench::Interruption& interruption)
{
    std::cout << "seed " << options.seed << "; history " << options.history.string() << std::endl;
    const DrillResult result = cf::drill::drill(options, interruption);
    std::cout << textOf(result.report) << tableOf(result);
    return result.isGreen() ? 0 : 1;
}

// What is broken shows only where two people meet over one order: in some drills nobody does.
constexpr int kSabotagedDrills = 5;

//! The same drill without and with the sabotage: green, then red.
int runControl(DrillOptions options, const bench::Interruption& interruption)
{
    std::cout << "Control \"" << options.control->name << "\", first without it.\n";
    if (run(options, interruption) != 0) {
        std::cout << "Red without any sabotage.\n";
        return 1;
    }
    std::cout << "Now " << options.control->breaks << ".\n";
    options.sabotage = true;
    for (int i = 0; i < kSabotagedDrills; ++i, ++options.seed) {
        const check::Report report = cf::drill::drill(options, interruption).report;
        std::cout << textOf(report, 5);
        if (report.verdict == check::Verdict::Violated) {
            std::cout << "Red, as it must be.\n";
            return 0;
        }
    }
    std::cout << "The control was not noticed.\n";
    return 1;
}

const Control* controlNamed(const std::string& name)
{
    for (const Control& control : controls())
        if (control.name == name)
            return &control;
    return nullptr;
}

} // namespace

int main(int argc, char** argv)
{
    const bench::Interruption interruption;
    DrillOptions options;
    options.seed = std::random_device()();
    options.history = "drill.history";
    int hours = 0;
    std::string control;
    std::vector<std::string> names;
    for (const Control& each : controls())
        names.push_back(each.name);
    CLI::App app("Faults on the real bankd and PostgreSQL while clients work; what they were told is judged then.");
    app.add_option("--seed", options.seed, "Replays the schedule of a seed. Default: another one each time.");
    app.add_option("--faults", options.faults, "At least so many.")->capture_default_str();
    app.add_option("--only", options.only, "Only faults whose names contain this.");
    app.add_option("--hours", hours, "Goes on for as long, with pauses of 20 seconds.")->check(CLI::Range(1, 1'000));
    app.add_option("--control", control, "Breaks a promise on purpose, which must be noticed.")
        ->check(CLI::IsMember(names));
    app.add_option("--history", options.history, "Where the clients write what they see; replaced.")
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    options.duration = std::chrono::hours(hours);
    options.longPauses = hours > 0;
    options.control = controlNamed(control);
    try {
        return options.control ? runControl(options, interruption) : run(options, interruption);
    } catch (const bench::Interrupted& interrupted) {
        std::cerr << "drill: " << interrupted.what() << '\n';
    } catch (const NotHere& error) {
        std::cerr << "drill: " << error.what() << '\n';
        return kSkipped;
    } catch (const std::exception& error) {
        std::cerr << "drill: " << error.what() << '\n';
    }
    return 1;
}
