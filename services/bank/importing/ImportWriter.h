// Writes an ImportPlan into the bank, skipping every record that an earlier run of the same source wrote. BerkaImport
// calls it inside one transaction: all or nothing.
#pragma once

#include "services/bank/importing/ImportPlan.h"
#include "services/bank/importing/Progress.h"
#include "services/bank/keys/CustomerKeys.h"

#include <map>
#include <optional>

namespace cf::bank::importing {

struct ImportCounts
{
    std::size_t customers = 0;
    std::size_t accounts = 0;
    std::size_t holders = 0;
    std::size_t standingOrders = 0;
    std::size_t transfers = 0;

    bool none() const { return *this == ImportCounts{}; }
    bool operator==(const ImportCounts&) const = default;
};

//! A run that wrote something; its row is in bank.import_run, still without report and end.
struct ImportRun
{
    Uuid id;
    Instant recordedAt; //!< Of every entry of the run.
    ImportCounts added;
};

//! Nothing if every record of the plan exists already: then nothing is written. Everything goes to `branch`. Throws
//! db::Error.
std::optional<ImportRun> writeImport(db::Transaction& transaction, CustomerKeys& keys, BranchId branch,
                                     const ImportPlan& plan, const Progress& progress);

//! Ends the run: its report (a JSON object) and one audit event that names the source, the counts and the files'
//! digests.
void finishImport(db::Transaction& transaction, BranchId branch, const ImportPlan& plan, const ImportRun& run,
                  const std::string& report);

//! The context (AAD) for bank.transfer.counterparty and bank.standing_order.creditor; the key is that of the customer's
//! account owner.
std::string counterpartyContext(const TransferId& transfer);
std::string creditorContext(const Uuid& standingOrder);

} // namespace cf::bank::importing
