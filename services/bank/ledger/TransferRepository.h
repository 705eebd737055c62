// Reads booked transfers as the API shows them.
//
// A list comes in the order of ids, which are times. Between dates it comes in that of booking dates. For one account
// it goes down the account's entries, whose numbers are then the order. "Mine", amounts and rare kinds have an index
// each.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Transfers.h"

namespace cf::bank {

//! A transfer, and the branches of its first accounts on each side.
struct TransferRecord
{
    contract::Transfer transfer;
    BranchId debtorBranch;
    BranchId creditorBranch;
    std::optional<CustomerId> owner;    //!< Whose key encrypts its texts.
    std::vector<AccountId> legAccounts; //!< Of all legs; none in lists …
    std::vector<BranchId> legBranches;  //!< … as their branches.

    //! Whether the order or one of its sides is in the caller's scope.
    bool visibleTo(const Caller& caller) const;
    //! As the caller may see it: the debtor's balance only if the debtor's branch is in scope.
    contract::Transfer shownTo(const Caller& caller) const;
};

std::optional<TransferRecord> findTransfer(db::Transaction& transaction, const CustomerKeys& keys, TransferId id);

struct TransferFilter
{
    std::optional<BranchId> branch; //!< Ordered there. Empty: the whole bank.
    std::optional<StaffId> madeBy;
    std::optional<TransferId> before; //!< Older than this one. Empty: from the newest.
    std::optional<Date> from;         //!< Booking dates, both inclusive.
    std::optional<Date> to;
    std::optional<Iban> account; //!< Of any leg.
    std::optional<Currency> currency;
    std::optional<std::int64_t> leastMinorUnits; //!< The amount range, both inclusive.
    std::optional<std::int64_t> mostMinorUnits;
    std::optional<contract::TransferKind> kind;
};

//! Newest first, at most `limit`: by id; with dates by booking date and id; for an account by entry number.
std::vector<TransferRecord> listTransfers(db::Transaction& transaction, const CustomerKeys& keys,
                                          const TransferFilter& filter, int limit);

} // namespace cf::bank
