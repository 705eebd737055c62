// What must hold in a ledger after anything at all: crashes, cut connections, thousands of orders at once. And whether
// it agrees with what its clients were told.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Transfers.h"

#include <map>

namespace cf::test {

//! The rules that are broken, as sentences; empty: none.
std::vector<std::string> ledgerViolations(db::Transaction& transaction);

//! What a client was told last about an order, by its key.
struct Told
{
    StaffId actor;
    std::optional<contract::KeyState> state;    //!< Empty: the outcome is unknown to it.
    std::optional<TransferId> transfer;         //!< When booked.
    std::optional<contract::ErrorCode> refusal; //!< When refused.
};

//! Where the ledger and the clients disagree: an acknowledged transfer that is not there, a refused or abandoned one
//! that is, an outcome that is still unknown.
std::vector<std::string> historyViolations(db::Transaction& transaction, const std::map<Uuid, Told>& history);

} // namespace cf::test
