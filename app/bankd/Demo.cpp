// See Demo.h.
#include "app/bankd/Demo.h"

#include "app/bankd/Branches.h"
#include "app/bankd/DemoStaff.h"
#include "app/bankd/Importing.h"

#include "services/bank/importing/BerkaImport.h"
#include "services/bank/importing/GeneratedBank.h"
#include "services/bank/importing/ReconciliationText.h"

#include <iostream>

namespace cf::app {
namespace {

bool hasCustomers(db::Pool& pool)
{
    return pool.transaction([](db::Transaction& transaction) {
        return transaction.query("SELECT EXISTS (SELECT 1 FROM bank.customer)")[0][0].as<bool>();
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

void generate(db::Connection& connection, bank::CustomerKeys& keys, BranchId branch)
{
    bank::importing::GeneratedBankOptions options;
    options.branch = branch;
    options.today = Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    options.progress = printProgress;
    bank::importing::importGeneratedBank(connection, keys, options);
}

} // namespace

void setUpDemo(const OpenedBank& opened, const EmbeddedFolder& folder, db::Pool& pool, db::Watchdog& watchdog,
               const std::filesystem::path& records)
{
    auto master = platform::SealingKey::openOrCreate(opened.settings.masterKey);
    if (!master)
        throw std::runtime_error(master.error());
    bank::CustomerKeys keys(*master);
    const BranchId main = ensureBranch(pool, "0001", "Praha", "Europe/Prague");
    const BranchId other = ensureBranch(pool, "0002", "Brno", "Europe/Prague");
    if (!hasCustomers(pool)) {
        db::Connection connection(opened.settings.appDatabase, watchdog);
        if (records.empty())
            generate(connection, keys, main);
        else
            importRecords(connection, keys, main, records, folder);
    }
    enrolDemoStaff(pool, *master, main, other, folder.demo / "staff.json");
    std::cerr << "bankd: the demo's people and what they sign in with: bankd demo-codes --embedded "
              << folder.root.string() << '\n';
}

} // namespace cf::app
