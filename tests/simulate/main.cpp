// counterfoil_simulate: seed after seed until one breaks a promise or the time is up.
#include "tests/simulate/Shrinking.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iostream>

namespace {

using namespace cf::simulation;

constexpr const char* kUsage =
    "counterfoil_simulate [--seed N] [--seeds N] [--steps N] [--minutes N] [--clients N] [--without FAULT]…\n"
    "Runs the ledger core with simulated clients, network, servers and store: 1,000 seeds from 1, or as many as fit\n"
    "into so many minutes; with --seed alone only that one. FAULT: drop, duplicate, delay, reorder, server-crash,\n"
    "client-crash, store-restart, lost-commit. Exit code 1: a promise was broken, and how to see it again is "
    "printed.\n";

struct Options
{
    Scenario scenario;
    std::optional<std::uint64_t> seeds;
    std::optional<std::chrono::minutes> duration;
};

std::optional<std::uint64_t> numberIn(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

//! Whether it could be read.
bool take(Options& options, std::string_view name, std::string_view value)
{
    if (name == "--without") {
        const auto fault = std::find(kFaultNames.begin(), kFaultNames.end(), value);
        if (fault == kFaultNames.end())
            return false;
        options.scenario.without.insert(static_cast<Fault>(fault - kFaultNames.begin()));
        return true;
    }
    const auto number = numberIn(value);
    if (!number)
        return false;
    if (name == "--seed") {
        options.scenario.seed = *number;
        if (!options.seeds)
            options.seeds = 1;
    } else if (name == "--seeds") {
        options.seeds = *number;
    } else if (name == "--steps") {
        options.scenario.steps = *number;
    } else if (name == "--minutes" && *number <= 1'000'000) {
        options.duration = std::chrono::minutes(*number);
    } else if (name == "--clients" && *number <= 100) {
        options.scenario.clients = static_cast<std::size_t>(*number);
    } else {
        return false;
    }
    return true;
}

int report(const Scenario& scenario, const Failure& failure)
{
    std::cout << "Seed " << scenario.seed << ", step " << failure.step << ": " << failure.what
              << ".\nAgain: ./run simulate " << argumentsOf(scenario) << std::endl;
    const Scenario small = shrunk(scenario);
    const RunResult result = run(small);
    std::cout << "Smaller: ./run simulate " << argumentsOf(small) << "\n";
    if (result.failure)
        std::cout << "There it is step " << result.failure->step << ": " << result.failure->what << ".\n";
    return 1;
}

int simulate(const Options& options)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto isOver = [&](std::uint64_t done) {
        return options.duration ? std::chrono::steady_clock::now() - begin >= *options.duration
                                : done >= options.seeds.value_or(1'000);
    };
    Scenario scenario = options.scenario;
    RunResult all;
    std::uint64_t done = 0;
    for (; !isOver(done); ++done, ++scenario.seed) {
        const RunResult result = run(scenario);
        if (result.failure)
            return report(scenario, *result.failure);
        all.orders += result.orders;
        all.booked += result.booked;
        all.abandoned += result.abandoned;
    }
    std::cout << done << " seeds from " << options.scenario.seed << ", " << scenario.steps
              << " steps each: " << all.orders << " orders decided, " << all.booked << " transfers booked, "
              << all.abandoned << " keys abandoned; no promise was broken.\n";
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    Options options;
    for (int i = 1; i < count; i += 2) {
        if (i + 1 >= count || !take(options, arguments[i], arguments[i + 1])) {
            std::cerr << kUsage;
            return 2;
        }
    }
    return simulate(options);
}
