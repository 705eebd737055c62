#include "app/bankd/Demo.h"

#include "app/bankd/Branches.h"
#include "app/bankd/DemoFilling.h"
#include "app/bankd/DemoStaff.h"
#include "app/bankd/Importing.h"

#include "services/bank/audit/InboxSigner.h"
#include "services/bank/importing/BerkaImport.h"
#include "services/bank/importing/ReconciliationText.h"

#include <cstdlib>
#include <iostream>

namespace cf::app {
namespace {

bool hasImport(db::Pool& pool, const char* source)
{
    return pool.transaction([&](db::Transaction& transaction) {
        const auto rows = transaction.query("SELECT 1 FROM bank.import_run WHERE source = $1 LIMIT 1", source);
        return !rows.empty();
    });
}

void importRecords(db::Connection& connection, bank::CustomerKeys& keys, BranchId branch,
                   const std::filesystem::path& records, const EmbeddedFolder& folder)
{
    bank::importing::BerkaImportOptions options;
    options.folder = records;
    options.branch = branch;
    options.progress = printProgress;
    const auto result = bank::importing::importBerka(connection, keys, options);
    if (!result) {
        std::cerr << bank::importing::malformedText(result.error().malformed, 20);
        throw std::runtime_error(result.error().sentence);
    }
    std::cerr << bank::importing::summaryText(result->reconciliation);
    if (const auto saved = bank::importing::saveReports(result->reconciliation, folder.demo); !saved)
        throw std::runtime_error(saved.error());
}

//! The value of COUNTERFOIL_DEMO; empty: none. By default as much as a first start has time for.
std::optional<bank::demo::DemoOptions> wantedDemo()
{
    const char* wanted = std::getenv("COUNTERFOIL_DEMO");
    const std::string size = wanted ? wanted : "";
    bank::demo::DemoOptions options;
    options.until = today();
    if (size == "none")
        return std::nullopt;
    if (size == "small") {
        options.customers = 300;
        options.transfers = 2'500;
        options.auditRows = 3'500;
    } else if (size.empty()) {
        options.customers = 2'000;
        options.transfers = 20'000;
        options.auditRows = 25'000;
    } else if (size != "full") {
        throw std::runtime_error("COUNTERFOIL_DEMO must be none, small or full.");
    }
    return options;
}

} // namespace

void setUpDemo(const OpenedBank& opened, const EmbeddedFolder& folder, const std::filesystem::path& records)
{
    beginDemonstration(opened, folder);
    bank::CustomerKeys keys(masterKeyOf(opened.settings));
    bank::InboxSigner signer{bank::TrailKey(keys.master())};
    db::Watchdog watchdog;
    db::Pool pool({.database = opened.settings.appDatabase, .connections = 2, .observer = signer.maker()}, watchdog);
    useLanguageOfTheDemo(opened);
    const auto demo = wantedDemo();
    if (demo && !hasImport(pool, "demo"))
        fillDemo(opened, keys, *demo, stopSignals());
    // These are the demo's first two branches, so that whoever signs in finds customers of both.
    const BranchId main = ensureBranch(pool, "0001", "Praha", "Europe/Prague");
    const BranchId other = ensureBranch(pool, "0002", "Brno", "Europe/Prague");
    if (!records.empty() && !hasImport(pool, "berka")) {
        db::Connection connection(opened.settings.appDatabase, watchdog, std::chrono::seconds(5), signer.writer());
        importRecords(connection, keys, main, records, folder);
    }
    enrolDemoStaff(opened, folder, pool, keys.master(), main, other);
    std::cerr << "bankd: the demo's people and their credentials: bankd demo-codes --embedded " << folder.root.string()
              << '\n';
}

} // namespace cf::app
