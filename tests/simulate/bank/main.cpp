// simulate_bank: seed after seed against a real bank, until one differs from the model or the time is up. Run by
// ./run simulate bank.
#include "tests/simulate/bank/Comparison.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace {

using namespace cf::simulation;

struct Options
{
    ComparisonScenario scenario;
    std::uint64_t seeds = 10;
    std::optional<std::chrono::minutes> duration;
};

int simulate(const Options& options)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto isOver = [&](std::uint64_t done) {
        return options.duration ? std::chrono::steady_clock::now() - begin >= *options.duration : done >= options.seeds;
    };
    ComparisonScenario scenario = options.scenario;
    ComparisonResult all;
    std::uint64_t done = 0;
    for (; !isOver(done); ++done, ++scenario.seed) {
        const ComparisonResult result = compare(scenario);
        if (result.failure) {
            std::cout << "Seed " << scenario.seed << ", step " << result.failure->step << ": " << result.failure->what
                      << ".\nAgain: ./run simulate bank " << argumentsOf(scenario) << "\n";
            return 1;
        }
        all.add(result);
    }
    std::cout << done << " seeds from " << options.scenario.seed << ", " << scenario.steps
              << " steps each: " << all.orders << " orders decided, " << all.booked << " transfers booked, "
              << all.repeated << " keys used again, " << all.resolved << " resolved; bank and model agree.\n";
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    int minutes = 0;
    CLI::App app(
        "The simulator's orders against a real bankd and PostgreSQL; every answer is compared with the model.");
    const auto* seed = app.add_option("--seed", options.scenario.seed, "The first; alone, only that one. Default: 1.");
    const auto* seeds =
        app.add_option("--seeds", options.seeds, "So many, each with a bank of its own.")->capture_default_str();
    app.add_option("--steps", options.scenario.steps, "For each seed.")->capture_default_str();
    app.add_option("--minutes", minutes, "As many seeds as fit.")->check(CLI::Range(1, 1'000'000));
    CLI11_PARSE(app, argc, argv);
    if (seed->count() > 0 && seeds->count() == 0)
        options.seeds = 1;
    if (minutes > 0)
        options.duration = std::chrono::minutes(minutes);
    try {
        return simulate(options);
    } catch (const std::exception& error) {
        std::cerr << "simulate_bank: " << error.what() << '\n';
        return 1;
    }
}
