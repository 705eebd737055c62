// `bankd import berka DIR`: reads the old bank's records, writes what is new in one transaction, and reconciles.
#pragma once

#include "services/bank/importing/ImportWriter.h"
#include "services/bank/importing/Reconciliation.h"

#include <filesystem>

namespace cf::bank::importing {

struct BerkaImportOptions
{
    std::filesystem::path folder;
    BranchId branch;            //!< Gets all customers and accounts; districts are not migrated.
    bool skipMalformed = false; //!< Otherwise one malformed line fails the import.
    Progress progress;
};

struct BerkaImportResult
{
    ImportCounts added;            //!< By this run; all zero if everything was imported before.
    Reconciliation reconciliation; //!< Of the source as a whole, read back from the ledger.
};

struct ImportRefusal
{
    std::string sentence;                 //!< What is wrong and what to do.
    std::vector<MalformedLine> malformed; //!< See malformedText().
};

//! As bank_app. All or nothing: an error or a kill leaves nothing behind, and running it again imports nothing twice.
//! Throws db::Error.
Outcome<BerkaImportResult, ImportRefusal> importBerka(db::Connection& connection, CustomerKeys& keys,
                                                      const BerkaImportOptions& options);

//! Saves reconciliation.txt and reconciliation.csv in the folder, readable by their owner only, replacing older ones.
//! The error is a sentence.
Outcome<Done, std::string> saveReports(const Reconciliation& reconciliation, const std::filesystem::path& folder);

} // namespace cf::bank::importing
