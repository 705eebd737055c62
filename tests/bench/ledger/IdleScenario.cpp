// What one transfer takes when nothing else happens, over TLS, against A with one client.
#include "tests/bench/ledger/Scenario.h"
#include "tests/bench/ledger/ServingBank.h"

namespace cf::bench {
namespace {

using namespace std::chrono_literals;

void measureOneByOne(const Stage& stage, Finding& finding)
{
    stage.bank.settle();
    ServingBank bank(stage.bank, 1);
    finding.add("memory before", "MiB", residentMegabytes(bank.pid()));
    HttpLoad load(
        bank.target(), 1,
        [&](std::size_t connection) { return bank.transferRequest(connection, stage.bank.accounts()); },
        stage.interruption);
    load.closedLoop(500ms);
    const HttpLoadResult result = load.closedLoop(stage.options.stretch);
    requireMostlySuccessful(result);
    finding.add("bank, p50", "ms", percentile(result.milliseconds, 0.5), 2);
    finding.add("bank, p99", "ms", percentile(result.milliseconds, 0.99), 2);
    finding.add("memory after", "MiB", residentMegabytes(bank.pid()));
}

} // namespace

Finding runIdle(const Stage& stage)
{
    Finding finding;
    for (int pair = 0; pair < stage.options.pairs; ++pair) {
        stage.bank.settle();
        const PgbenchResult reference = stage.runStatements(stage.bank.accounts(), 1, 1);
        finding.add("A, one client, p50", "ms", percentile(reference.milliseconds, 0.5), 2);
        finding.add("A, one client, p99", "ms", percentile(reference.milliseconds, 0.99), 2);
        measureOneByOne(stage, finding);
    }
    finding.ratio = finding.addRatio("bank : A, p50", "bank, p50", "A, one client, p50");
    return finding;
}

} // namespace cf::bench
