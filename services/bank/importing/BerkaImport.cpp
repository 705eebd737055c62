#include "services/bank/importing/BerkaImport.h"

#include "services/bank/importing/BerkaReader.h"
#include "services/bank/importing/ReconciliationText.h"

#include <fstream>

namespace cf::bank::importing {
namespace {

constexpr std::chrono::minutes kDeadline(10);

// The ledger's figures for this source, by the old account ids.
std::map<std::int64_t, LedgerTotals> readLedger(db::Transaction& transaction, const std::string& source)
{
    const auto rows = transaction.query(
        "SELECT record.source_id::bigint AS source_id, count(*) AS entries, sum(entry.amount)::bigint AS balance, "
        "least(0, min(entry.balance_after)) AS lowest "
        "FROM bank.imported_record AS record JOIN bank.entry ON entry.account_id = record.our_id "
        "WHERE record.source = $1 AND record.kind = 'account' "
        "AND entry.recorded_at IN (SELECT started_at FROM bank.import_run WHERE source = $1) "
        "GROUP BY record.source_id",
        source);
    std::map<std::int64_t, LedgerTotals> ledger;
    for (const auto& row : rows)
        ledger.emplace(row.get<std::int64_t>("source_id"),
                       LedgerTotals{row.get<std::size_t>("entries"), row.get<std::int64_t>("balance"),
                                    row.get<std::int64_t>("lowest")});
    return ledger;
}

ImportRefusal malformedRefusal(std::vector<MalformedLine> malformed)
{
    const std::string count = std::to_string(malformed.size());
    return {"Nothing was imported: " + count + (malformed.size() == 1 ? " line is" : " lines are") +
                " malformed. Correct the files, or import the rest with --skip-malformed.",
            std::move(malformed)};
}

bool saveFile(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    std::error_code error;
    // Before it has any content.
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    return !error && out << text && out.flush();
}

} // namespace

Outcome<BerkaImportResult, ImportRefusal> importBerka(db::Connection& connection, CustomerKeys& keys,
                                                      const BerkaImportOptions& options)
{
    auto reading = readBerka(options.folder, options.progress);
    if (!reading)
        return ImportRefusal{reading.error(), {}};
    if (!reading->malformed.empty() && !options.skipMalformed)
        return malformedRefusal(std::move(reading.value().malformed));
    const BerkaPlan plan = planBerka(reading->bank);
    return connection.transaction(kDeadline, [&](db::Transaction& transaction) {
        BerkaImportResult result;
        const auto run = writeImport(transaction, keys, options.branch, plan.plan, options.progress);
        result.reconciliation =
            reconcile(reading->bank, plan, reading->malformed, readLedger(transaction, plan.plan.source));
        if (run) {
            result.added = run->added;
            finishImport(transaction, options.branch, plan.plan, *run, figuresJson(result.reconciliation));
        }
        return result;
    });
}

Outcome<Done, std::string> saveReports(const Reconciliation& reconciliation, const std::filesystem::path& folder)
{
    if (saveFile(folder / "reconciliation.txt", summaryText(reconciliation)) &&
        saveFile(folder / "reconciliation.csv", perAccountCsv(reconciliation)))
        return Done{};
    return "The reconciliation could not be written to " + folder.string() + ". Choose a writable folder.";
}

} // namespace cf::bank::importing
