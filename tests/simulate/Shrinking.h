// A failing scenario made smaller while it still fails, and the command that runs it again.
#pragma once

#include "tests/simulate/Simulation.h"

namespace cf::simulation {

//! `failing` fails. Fewer steps, fewer kinds of faults and fewer clients; the failure may be another one.
Scenario shrunk(Scenario failing);

//! The arguments of counterfoil_simulate.
std::string argumentsOf(const Scenario& scenario);

} // namespace cf::simulation
