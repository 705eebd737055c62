// rebuild --check: makes the projections anew beside those that are stored, and reports differences.
#include "app/bankd/OpenedBank.h"
#include "app/bankd/TerminalProgress.h"

#include "services/bank/ledger/LedgerRebuild.h"

#include <iostream>

namespace cf::app {

int checkProjections(const BankLocation& location)
{
    const OpenedBank opened = openBank(location, Sharing::Allowed);
    requireSchema(opened);
    const auto begun = std::chrono::steady_clock::now();
    db::Watchdog watchdog;
    const auto projections = bank::compareProjections(opened.settings.appDatabase, watchdog, [](const char*) {});
    std::int64_t differences = 0;
    for (const bank::Projection& projection : projections) {
        std::cout << projection.name << ": " << projection.rows << " compared, " << projection.differences
                  << " differ\n";
        for (const std::string& sentence : projection.first)
            std::cerr << "bankd: " << projection.name << " of " << sentence << '\n';
        differences += projection.differences;
    }
    if (differences > 0)
        return fail("What is stored does not follow from the rows behind it.");
    std::cout << "Everything that is kept for speed follows from the rows behind it, checked in " << secondsSince(begun)
              << " s.\n";
    return 0;
}

} // namespace cf::app
