// The ledger itself: LedgerWriter in this process against A and B, on all accounts and on ten.
#include "tests/bench/ledger/LedgerLoad.h"
#include "tests/bench/ledger/Scenario.h"

#include <unistd.h>

namespace cf::bench {
namespace {

constexpr std::int64_t kHotAccounts = 10;

void measureReference(const Stage& stage, std::int64_t accounts, Finding& finding)
{
    stage.bank.settle();
    const CpuTimes before = cpuTimes(stage.bank.postmaster(), 0);
    const PgbenchResult statements = stage.runStatements(accounts);
    const CpuTimes used = usedSince(before, cpuTimes(stage.bank.postmaster(), 0));
    finding.add("A", "/s", statements.perSecond);
    addCpu(finding, "PostgreSQL for A", used.postgres, statements.transactions);
    stage.bank.settle();
    finding.add("B", "/s", stage.runFunction(accounts).perSecond);
}

void measureLedger(const Stage& stage, std::int64_t accounts, Finding& finding)
{
    stage.bank.settle();
    const double resident = residentMegabytes(::getpid());
    const LedgerLoadResult ours = driveLedger(stage.bank, accounts, stage.options.stretch, stage.interruption);
    finding.add("ledger", "/s", ours.perSecond);
    addCpu(finding, "PostgreSQL for ledger", ours.used.postgres, ours.booked);
    addCpu(finding, "ledger and load", ours.used.self, ours.booked);
    finding.add("memory before", "MiB", resident);
    finding.add("memory after", "MiB", residentMegabytes(::getpid()));
}

//! What the trigger costs that lets no balance be committed that does not follow from its account's last entry. The
//! reference pays for it, too.
void measureWithoutBalanceCheck(const Stage& stage, std::int64_t accounts, Finding& finding)
{
    stage.bank.settle();
    stage.bank.define("ALTER TABLE bank.account DISABLE TRIGGER account_balance_follows");
    const auto unchecked = driveLedger(stage.bank, accounts, stage.options.stretch, stage.interruption);
    stage.bank.define("ALTER TABLE bank.account ENABLE TRIGGER account_balance_follows");
    finding.add("without balance check", "/s", unchecked.perSecond);
    addCpu(finding, "PostgreSQL without it", unchecked.used.postgres, unchecked.booked);
}

Finding runLedger(const Stage& stage, std::int64_t accounts)
{
    Finding finding;
    for (int pair = 0; pair < stage.options.pairs; ++pair) {
        measureReference(stage, accounts, finding);
        measureLedger(stage, accounts, finding);
        measureWithoutBalanceCheck(stage, accounts, finding);
    }
    finding.ratio = finding.addRatio("ledger : A", "ledger", "A");
    finding.addRatio("ledger : B", "ledger", "B");
    finding.addRatio("with : without balance check", "ledger", "without balance check");
    return finding;
}

} // namespace

Finding runEngine(const Stage& stage)
{
    return runLedger(stage, stage.bank.accounts());
}

Finding runHot(const Stage& stage)
{
    return runLedger(stage, kHotAccounts);
}

} // namespace cf::bench
