// Many orders per request: PostTransferBatch over TLS, against A.
#include "tests/bench/ledger/Scenario.h"
#include "tests/bench/ledger/ServingBank.h"

namespace cf::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kBatchConnections = 4;
constexpr std::size_t kOrdersPerBatch = 500;

void measureBatches(const Stage& stage, Finding& finding)
{
    stage.bank.settle();
    ServingBank bank(stage.bank, kBatchConnections);
    finding.add("memory before", "MiB", residentMegabytes(bank.pid()));
    HttpLoad load(
        bank.target(), kBatchConnections,
        [&](std::size_t connection) { return bank.batchRequest(connection, stage.bank.accounts(), kOrdersPerBatch); },
        stage.interruption);
    load.closedLoop(500ms); // has PostgreSQL plan the bank's statements
    const CpuTimes before = cpuTimes(stage.bank.postmaster(), bank.pid());
    const HttpLoadResult result = load.closedLoop(stage.options.stretch);
    const CpuTimes used = usedSince(before, cpuTimes(stage.bank.postmaster(), bank.pid()));
    requireMostlySuccessful(result);
    finding.add("bank", "/s", result.perSecond());
    finding.add("a batch, p50", "ms", percentile(result.milliseconds, 0.5), 1);
    finding.add("a batch, p99", "ms", percentile(result.milliseconds, 0.99), 1);
    addCpu(finding, "PostgreSQL", used.postgres, result.succeeded);
    addCpu(finding, "the bank", used.bank, result.succeeded);
    addCpu(finding, "the load", used.self, result.succeeded);
    finding.add("memory after", "MiB", residentMegabytes(bank.pid()));
}

} // namespace

Finding runBatch(const Stage& stage)
{
    Finding finding;
    for (int pair = 0; pair < stage.options.pairs; ++pair) {
        stage.bank.settle();
        finding.add("A", "/s", stage.runStatements(stage.bank.accounts()).perSecond);
        measureBatches(stage, finding);
    }
    finding.ratio = finding.addRatio("bank : A", "bank", "A");
    return finding;
}

} // namespace cf::bench
