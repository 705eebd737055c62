// A look at an account that the bank has cached, over TLS and recorded in the audit trail, against a prepared SELECT of
// its row by libpq (pgbench), on as many connections.
#include "tests/bench/ledger/Scenario.h"
#include "tests/bench/ledger/ServingBank.h"

namespace cf::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kReaders = 32;
constexpr std::int64_t kCachedAccounts = 100; // all cached after a moment
constexpr double kSampled = 0.1;              // of the SELECTs: their number is large

const std::string kSelectScript =
    "\\set account random(1, " + std::to_string(kCachedAccounts) +
    ")\nSELECT id, iban, branch_id, status, status_reason, display_name, product, currency, balance, holds,"
    " overdraft_limit, last_entry_number, opened_on FROM bank.account WHERE id = bench.account(:account);\n";

void measureSelects(const Stage& stage, Finding& finding)
{
    stage.bank.settle();
    const PgbenchResult result =
        stage.pgbench.run({kSelectScript, static_cast<int>(kReaders), stage.options.stretch, kSampled});
    finding.add("SELECT", "/s", result.perSecond);
    finding.add("SELECT, p99", "ms", percentile(result.milliseconds, 0.99), 2);
}

void measureReads(const Stage& stage, Finding& finding)
{
    stage.bank.settle();
    ServingBank bank(stage.bank, kReaders);
    finding.add("memory before", "MiB", residentMegabytes(bank.pid()));
    HttpLoad load(
        bank.target(), kReaders,
        [&](std::size_t connection) { return bank.accountRequest(connection, kCachedAccounts); }, stage.interruption);
    load.closedLoop(500ms); // fills the cache
    const CpuTimes before = cpuTimes(stage.bank.postmaster(), bank.pid());
    const HttpLoadResult result = load.closedLoop(stage.options.stretch);
    const CpuTimes used = usedSince(before, cpuTimes(stage.bank.postmaster(), bank.pid()));
    requireMostlySuccessful(result);
    finding.add("bank", "/s", result.perSecond());
    finding.add("bank, p50", "ms", percentile(result.milliseconds, 0.5), 2);
    finding.add("bank, p99", "ms", percentile(result.milliseconds, 0.99), 2);
    addCpu(finding, "PostgreSQL", used.postgres, result.succeeded);
    addCpu(finding, "the bank", used.bank, result.succeeded);
    addCpu(finding, "the load", used.self, result.succeeded);
    finding.add("memory after", "MiB", residentMegabytes(bank.pid()));
}

} // namespace

Finding runRead(const Stage& stage)
{
    Finding finding;
    for (int pair = 0; pair < stage.options.pairs; ++pair) {
        measureSelects(stage, finding);
        measureReads(stage, finding);
    }
    finding.ratio = finding.addRatio("bank : SELECT, p99", "bank, p99", "SELECT, p99");
    return finding;
}

} // namespace cf::bench
