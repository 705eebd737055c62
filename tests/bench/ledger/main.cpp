// `./run bench ledger`: how fast the ledger is, as ratios to pgbench writing the same rows by the same SQL on the same
// server. Both sides are measured in turns within one run; only the ratios mean something on another machine.
//
// A is pgbench with 16 clients and a transfer per transaction, statement by statement; B is the same as one call of a
// PL/pgSQL function. Neither pays for what the bank does afterwards (NOTIFY, sealing the audit trail, the outbox).
#include "tests/bench/ledger/Report.h"
#include "tests/bench/ledger/Scenario.h"

#include <cstdio>
#include <iostream>
#include <linux/magic.h>
#include <sys/vfs.h>

namespace {

using namespace cf::bench;

std::vector<std::string> scenarioNames()
{
    std::vector<std::string> names;
    for (const Scenario& scenario : scenarios())
        names.emplace_back(scenario.name);
    return names;
}

bool isWanted(const Scenario& scenario, const BenchOptions& options)
{
    return options.names(scenario.name) || (options.only.empty() && !scenario.onlyIfNamed);
}

std::map<std::string, Finding> measure(const Stage& stage)
{
    std::map<std::string, Finding> findings;
    for (const Scenario& scenario : scenarios()) {
        if (!isWanted(scenario, stage.options))
            continue;
        std::cerr << "Measuring " << scenario.name << "." << std::endl;
        const Finding& found = findings[scenario.name] = scenario.run(stage);
        printFinding(std::string(scenario.name) + ": " + scenario.title, found);
    }
    return findings;
}

//! What was measured, and where: in memory nothing waits for a disk.
std::string describe(const BenchOptions& options)
{
    struct statfs place
    {
    };
    const bool memory = ::statfs(options.folder.c_str(), &place) == 0 && place.f_type == TMPFS_MAGIC;
    return std::to_string(options.accounts) + " accounts, " + std::to_string(options.transfers) + " transfers, " +
           std::to_string(options.pairs) + " pairs of " + std::to_string(options.stretch.count()) + " s, in " +
           options.folder.string() + (memory ? ", WHICH IS MEMORY, NOT A DISK" : "");
}

int runBench(const BenchOptions& options, const Interruption& interruption)
{
    for (const Scenario& scenario : scenarios())
        if (scenario.require && isWanted(scenario, options))
            scenario.require(options);
    BenchBank bank(options, interruption);
    const ReferenceTransfer reference(SampleRows::make(bank.bank()), bank.bank().mainBranch());
    bank.define(reference.function());
    const Pgbench pgbench(bank.scratch(), bank.appDatabase(), interruption);
    std::vector<std::string> facts = bank.describe();
    facts.push_back(describe(options));
    printMachine(facts);
    const auto findings = measure({bank, options, interruption, pgbench, reference});
    const auto broken = options.verify ? bank.violations() : std::vector<std::string>();
    for (const std::string& sentence : broken)
        std::cerr << "ledger_bench: " << sentence << std::endl;
    std::printf("\n%s\n", ratioLine(findings).c_str());
    std::fflush(stdout);
    return broken.empty() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    int status = 0;
    const auto options = readOptions(argc, argv, scenarioNames(), status);
    if (!options)
        return status;
    const Interruption interruption;
    try {
        return runBench(*options, interruption);
    } catch (const Interrupted& interrupted) {
        std::cerr << "ledger_bench: " << interrupted.what() << std::endl;
        return 130;
    } catch (const std::exception& error) {
        std::cerr << "ledger_bench: " << (interruption.pending() ? "Interrupted." : error.what()) << std::endl;
        return interruption.pending() ? 130 : 1;
    }
}
