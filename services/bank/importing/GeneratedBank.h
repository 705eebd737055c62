// A small bank made up from a seed, for a machine that has no records to import: people of several countries, accounts
// in EUR and CZK, some history. `./run` imports it, with the same writer as the real records.
#pragma once

#include "services/bank/importing/ImportWriter.h"

namespace cf::bank::importing {

struct GeneratedBankOptions
{
    BranchId branch;
    Date today; //!< The branch's business date; the history lies in the ninety days before.
    std::int64_t seed = 1;
    std::size_t customers = 200;
    std::size_t accounts = 260; //!< At least one for each customer.
    Progress progress = {};
};

//! The same plan for the same options. No account goes below zero.
ImportPlan planGeneratedBank(const GeneratedBankOptions& options);

//! As bank_app, in one transaction. What an earlier run generated is left as it is, whatever the options. Throws
//! db::Error.
ImportCounts importGeneratedBank(db::Connection& connection, CustomerKeys& keys, const GeneratedBankOptions& options);

} // namespace cf::bank::importing
