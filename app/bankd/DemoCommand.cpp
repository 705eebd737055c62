// demo: fills a bank that has no demo yet with believable data from a seed.
#include "app/bankd/DemoFilling.h"

#include <iostream>

namespace cf::app {

int makeDemo(const DemoCommandOptions& given)
{
    const auto until = given.until.empty() ? std::optional(today()) : parseDate(given.until);
    if (!until)
        return fail("--until must be a date such as 2026-11-22.");
    if (*until > today())
        return fail("--until must not lie in the future.");
    const OpenedBank opened = openBank(given.location, Sharing::Allowed);
    requireSchema(opened);
    useLanguageOfTheDemo(opened);
    const bank::CustomerKeys keys(masterKeyOf(opened.settings));
    bank::demo::DemoOptions options;
    options.seed = given.seed;
    options.customers = given.customers;
    options.transfers = given.transfers;
    options.auditRows = given.auditRows;
    options.until = *until;
    sigset_t stop = stopSignals();
    sigaddset(&stop, SIGHUP); // the terminal is gone
    const auto counts = fillDemo(opened, keys, options, stop);
    if (!counts) {
        std::cout << "This bank has its demo already; nothing was added.\n";
        return 0;
    }
    std::cout << counts->customers << " customers, " << counts->accounts << " accounts, " << counts->transfers
              << " transfers and " << counts->auditEvents << " audit events were added.\n";
    return 0;
}

} // namespace cf::app
