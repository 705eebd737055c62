// Reads orders that wait for approval. Called by the routes of this capability.
#pragma once

#include "services/bank/api/Caller.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/ledger/LedgerOrder.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {

struct ApprovalFilter
{
    std::optional<BranchId> branch;  //!< Ordered there. Empty: the whole bank.
    std::optional<StaffId> madeBy;   //!< Then also those that are decided, of the last 30 days, newest first.
    std::optional<ApprovalId> after; //!< The last one that was returned.
    std::vector<contract::ApprovalSubject> subjects; //!< Only of these.
};

//! What waits and has not expired, oldest first, at most `limit`.
std::vector<contract::WaitingOrder> listWaitingOrders(db::Transaction& transaction, const CustomerKeys& keys,
                                                      const ApprovalFilter& filter, int limit);

//! A waiting order, or one that has waited, with what its decision needs.
struct ApprovalRecord
{
    contract::Approval approval; //!< As anybody may see it: without balances, and not to be decided by the reader.
    std::string version;         //!< Hash of all that it says, 32 raw bytes.
    BranchId branch;             //!< Where it was ordered.
    std::vector<BranchId> legBranches; //!< Like the legs.
    std::optional<WaitingMoney> money; //!< Empty: a change of something else …
    std::string content;               //!< … in JSON.
    std::optional<CustomerId> owner;   //!< Of the first debtor's account.
    std::vector<std::string> accounts; //!< Ids on the wire.
    Role approver = Role::Supervisor;  //!< Whose approval it needs.

    bool visibleTo(const Caller& caller) const;
    //! With the balances of accounts in the caller's scope, and whether the caller may decide.
    contract::Approval shownTo(const Caller& caller) const;
    std::string etag() const;
};

std::optional<ApprovalRecord> findApproval(db::Transaction& transaction, const CustomerKeys& keys, ApprovalId id);

//! What the caller may see of what waits: who runs the bank's limits does not see its customers' money.
std::vector<contract::ApprovalSubject> subjectsFor(const Caller& caller);

//! Whether the caller holds the permission for what waits.
bool mayDecide(const Caller& caller, contract::ApprovalSubject subject);

contract::ApprovalCount countApprovals(db::Transaction& transaction, const Caller& caller);

} // namespace cf::bank
