// What a bank's clients get: PostTransfer over TLS, against A. First as fast as answers come, for the rate, then at 70
// % of that rate, for the latency from when each request was due.
#include "tests/bench/ledger/Scenario.h"
#include "tests/bench/ledger/ServingBank.h"

namespace cf::bench {
namespace {

using namespace std::chrono_literals;

// With more of them the rate is higher, for batches are larger: 3.8 times A with 256. But at 70 % of that rate p99 is
// then above 50 ms.
constexpr std::size_t kTlsConnections = 128;
constexpr double kOpenShare = 0.7;

void measureClosed(const Stage& stage, const ServingBank& bank, HttpLoad& load, Finding& finding)
{
    const CpuTimes before = cpuTimes(stage.bank.postmaster(), bank.pid());
    const HttpLoadResult result = load.closedLoop(stage.options.stretch);
    const CpuTimes used = usedSince(before, cpuTimes(stage.bank.postmaster(), bank.pid()));
    requireMostlySuccessful(result);
    finding.add("bank", "/s", result.perSecond());
    finding.add("bank, p50", "ms", percentile(result.milliseconds, 0.5), 1);
    finding.add("bank, p99", "ms", percentile(result.milliseconds, 0.99), 1);
    addCpu(finding, "PostgreSQL", used.postgres, result.succeeded);
    addCpu(finding, "the bank", used.bank, result.succeeded);
    addCpu(finding, "the load", used.self, result.succeeded);
}

// Begins when what the closed loop left has been sealed and told.
void measureOpen(const Stage& stage, HttpLoad& load, Finding& finding)
{
    finding.add("at rest after", "s", std::chrono::duration<double>(stage.bank.awaitRest()).count(), 1);
    const double rate = kOpenShare * finding.valuesOf("bank").back();
    const HttpLoadResult result = load.openLoop(stage.options.stretch, rate);
    requireMostlySuccessful(result);
    finding.add("open loop", "/s", rate);
    finding.add("open loop, p50", "ms", percentile(result.milliseconds, 0.5), 1);
    finding.add("open loop, p99", "ms", percentile(result.milliseconds, 0.99), 1);
    finding.add("open loop, not booked", "", static_cast<double>(result.failed));
}

void measureTls(const Stage& stage, Finding& finding)
{
    stage.bank.settle();
    ServingBank bank(stage.bank, kTlsConnections);
    finding.add("memory before", "MiB", residentMegabytes(bank.pid()));
    HttpLoad load(
        bank.target(), kTlsConnections,
        [&](std::size_t connection) { return bank.transferRequest(connection, stage.bank.accounts()); },
        stage.interruption);
    load.closedLoop(500ms); // has PostgreSQL plan the bank's statements
    measureClosed(stage, bank, load, finding);
    measureOpen(stage, load, finding);
    finding.add("memory after", "MiB", residentMegabytes(bank.pid()));
}

} // namespace

Finding runTls(const Stage& stage)
{
    Finding finding;
    for (int pair = 0; pair < stage.options.pairs; ++pair) {
        stage.bank.settle();
        finding.add("A", "/s", stage.runStatements(stage.bank.accounts()).perSecond);
        measureTls(stage, finding);
    }
    finding.ratio = finding.addRatio("bank : A", "bank", "A");
    return finding;
}

} // namespace cf::bench
