// What ledger_bench prints on standard output: the machine, a table per scenario, and a last line for other programs.
#pragma once

#include "tests/bench/ledger/Measurement.h"

#include <map>

namespace cf::bench {

//! Processors, memory and kernel, then `lines`.
void printMachine(const std::vector<std::string>& lines);

void printFinding(const std::string& title, const Finding& finding);

//! "ratios engine 2.55 tls 1.23 batch 2.10 hot 10.40 idle 1.00 read 12.70": always these, by name of the scenario, with
//! two decimals or "-" for what was not measured.
std::string ratioLine(const std::map<std::string, Finding>& findings);

} // namespace cf::bench
