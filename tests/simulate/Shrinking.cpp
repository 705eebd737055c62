#include "tests/simulate/Shrinking.h"

namespace cf::simulation {
namespace {

bool fails(const Scenario& scenario)
{
    return run(scenario).failure.has_value();
}

// A shorter run is the same up to where it ends, so that the shortest failing one is found by halving.
Scenario withFewestSteps(Scenario failing)
{
    std::uint64_t passes = 0;
    while (passes + 1 < failing.steps) {
        Scenario shorter = failing;
        shorter.steps = passes + (failing.steps - passes) / 2;
        if (fails(shorter))
            failing = shorter;
        else
            passes = shorter.steps;
    }
    return failing;
}

} // namespace

Scenario shrunk(Scenario failing)
{
    failing = withFewestSteps(failing);
    for (std::size_t fault = 0; fault < kFaultNames.size(); ++fault) {
        Scenario calmer = failing;
        calmer.without.insert(static_cast<Fault>(fault));
        if (fails(calmer))
            failing = calmer;
    }
    for (std::size_t clients = 1; clients < 15; ++clients) {
        Scenario smaller = failing;
        smaller.clients = clients;
        if (fails(smaller)) {
            failing = smaller;
            break;
        }
    }
    return withFewestSteps(failing);
}

std::string argumentsOf(const Scenario& scenario)
{
    std::string text = "--seed " + std::to_string(scenario.seed) + " --steps " + std::to_string(scenario.steps);
    if (scenario.clients)
        text += " --clients " + std::to_string(scenario.clients);
    for (const Fault fault : scenario.without)
        text += " --without " + std::string(kFaultNames[static_cast<std::size_t>(fault)]);
    return text;
}

} // namespace cf::simulation
