// import berka: imports the old bank's records, and reports the result.
#include "app/bankd/Branches.h"
#include "app/bankd/Importing.h"
#include "app/bankd/OpenedBank.h"

#include "services/bank/audit/InboxSigner.h"
#include "services/bank/importing/BerkaImport.h"
#include "services/bank/importing/ReconciliationText.h"

#include <iostream>

namespace cf::app {
namespace {

constexpr std::size_t kShownMalformed = 50;

} // namespace

int importBerka(const ImportOptions& options)
{
    const ReachableFolder folder(options.folder);
    const std::filesystem::path report =
        options.report.empty() ? options.report : std::filesystem::absolute(options.report);
    const OpenedBank opened = openBank(options.location, Sharing::Allowed);
    requireSchema(opened);
    bank::CustomerKeys keys(masterKeyOf(opened.settings));
    bank::InboxSigner signer{bank::TrailKey(keys.master())};
    db::Watchdog watchdog;
    db::Pool pool({.database = opened.settings.appDatabase, .connections = 1}, watchdog);
    const auto branch = findBranch(pool, options.branch);
    if (!branch)
        return fail("There is no branch with the code " + options.branch + ".");
    db::Connection connection(opened.settings.appDatabase, watchdog, std::chrono::seconds(5), signer.writer());
    bank::importing::BerkaImportOptions import;
    import.folder = folder.path();
    import.branch = *branch;
    import.skipMalformed = options.skipMalformed;
    import.progress = printProgress;
    const auto result = bank::importing::importBerka(connection, keys, import);
    if (!result) {
        std::cerr << bank::importing::malformedText(result.error().malformed, kShownMalformed);
        return fail(result.error().sentence);
    }
    if (result->added.none())
        std::cout << "Everything in the folder has already been imported; nothing was added.\n";
    std::cout << bank::importing::summaryText(result->reconciliation);
    if (report.empty())
        return 0;
    if (const auto saved = bank::importing::saveReports(result->reconciliation, report); !saved)
        return fail(saved.error());
    return 0;
}

} // namespace cf::app
