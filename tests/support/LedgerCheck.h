// Invariants of the ledger after anything at all: crashes, cut connections, thousands of concurrent orders. And whether
// it agrees with what its clients were told.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Transfers.h"

#include <map>

namespace cf::test {

//! The violated invariants, as sentences; empty: none.
std::vector<std::string> ledgerViolations(db::Transaction& transaction);
//! The same of the books alone: accounts, transfers, entries and keys, without the audit trail.
std::vector<std::string> bookViolations(db::Transaction& transaction);

//! The last reply a client got about an order, by its key.
struct ReportedOutcome
{
    StaffId actor;
    std::optional<contract::KeyState> state;    //!< Empty: the outcome is unknown to it.
    std::optional<TransferId> transfer;         //!< When booked.
    std::optional<contract::ErrorCode> refusal; //!< When refused.
};

//! Where ledger and clients disagree: an acknowledged transfer that is missing, a refused or abandoned one that exists,
//! an outcome that is still unknown.
std::vector<std::string> historyViolations(db::Transaction& transaction,
                                           const std::map<Uuid, ReportedOutcome>& history);

} // namespace cf::test
