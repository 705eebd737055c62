// What waits for approval and is no money: a limit that would change, a block that would be lifted. Written and applied
// by ChangeRequests.
#pragma once

#include "services/bank/audit/AuditDetail.h"
#include "services/contract/Holds.h"
#include "services/contract/Limits.h"

namespace cf::bank {

//! One of the two. Kept as JSON in approval_request.content.
struct ChangeContent
{
    std::optional<contract::LimitOrder> limit;
    std::optional<contract::BlockLift> block;
    std::vector<contract::AuditChange> shown; //!< Before and after, for whoever decides.
};
BOOST_DESCRIBE_STRUCT(ChangeContent, (), (limit, block, shown))

//! What would change, and the branch whose people see it wait.
struct PlacedChange
{
    ChangeContent content;
    BranchId branch;
};

//! Read from what is now. Its branch is that of the member of staff or the account, which it names by its id; of a role
//! or product `makers`. The error is a mistake in the request.
contract::Answer<PlacedChange> contentOf(db::Transaction& transaction, contract::LimitOrder order, BranchId makers);

//! The same of a block; the branch is its account's. Empty: no such block is in force.
std::optional<PlacedChange> contentOf(db::Transaction& transaction, const contract::BlockLift& lift);

//! Makes the change, or says why not: NotWaiting when what it would change is gone, such as a block that has been
//! lifted or has ended; ChangedSince when a limit is no longer what it was when the change was asked for. `changed`
//! gets the wire id of the account that it concerns, if any.
std::optional<contract::ErrorCode> apply(db::Transaction& transaction, const ChangeContent& content, StaffId by,
                                         std::string& changed);

} // namespace cf::bank
