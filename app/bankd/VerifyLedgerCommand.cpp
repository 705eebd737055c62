// verify ledger: checks that balances, entries, transfers, keys and the audit trail agree, or names what does not.
#include "app/bankd/OpenedBank.h"
#include "app/bankd/TerminalProgress.h"

#include "services/bank/ledger/LedgerVerify.h"

#include <iostream>

namespace cf::app {

int verifyLedger(const VerifyOptions& options)
{
    const OpenedBank opened = openBank(options.location, Sharing::Allowed);
    requireSchema(opened);
    const bank::TrailKey key(masterKeyOf(opened.settings, bank::KeyCreation::Never));
    const auto begun = std::chrono::steady_clock::now();
    bank::LedgerCheck check;
    check.conninfo = opened.settings.appDatabase;
    check.onProgress = progressOnTerminal();
    db::Watchdog watchdog;
    const auto report = bank::verifyLedger(check, key, watchdog);
    for (const std::string& fault : report.faults)
        std::cerr << "bankd: " << fault << '\n';
    if (report.more)
        std::cerr << "bankd: There are further discrepancies.\n";
    if (!report.faults.empty())
        return fail("The ledger does not agree with itself.");
    std::cout << "The ledger agrees with itself and with the audit trail: " << report.accounts << " accounts, "
              << report.entries << " entries, " << report.transfers << " transfers, " << report.keys
              << " keys, verified in " << secondsSince(begun) << " s.\n";
    return 0;
}

} // namespace cf::app
