// verify ledger: checks that balances, entries, transfers, keys and the audit trail agree, or names what does not.
#include "app/bankd/OpenedBank.h"

#include "services/bank/ledger/LedgerVerify.h"

#include <chrono>
#include <iostream>
#include <unistd.h>

namespace cf::app {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begun)
{
    return std::max(0.001, std::chrono::duration<double>(Clock::now() - begun).count());
}

//! One line on a terminal per kind of record.
std::function<void(const char*, std::int64_t, std::int64_t)> progressOnTerminal()
{
    if (::isatty(STDERR_FILENO) == 0)
        return {};
    return
        [what = std::string(), begun = Clock::now()](const char* now, std::int64_t done, std::int64_t total) mutable {
            if (std::exchange(what, now) != now)
                begun = Clock::now();
            std::cerr << "\rbankd: " << done << " of " << total << ' ' << now << ", "
                      << static_cast<std::int64_t>(static_cast<double>(done) / secondsSince(begun)) << " a second  "
                      << (done == total ? "\n" : "") << std::flush;
        };
}

} // namespace

int verifyLedger(const VerifyOptions& options)
{
    const OpenedBank opened = openBank(options.location, Sharing::Allowed);
    requireSchema(opened);
    const bank::TrailKey key(masterKeyOf(opened.settings, bank::KeyCreation::Never));
    const auto begun = Clock::now();
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
