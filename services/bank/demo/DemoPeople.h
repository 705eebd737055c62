// Writes everything of the demo that is not history: branches, staff and customers before it, accounts with their
// holders, holds, standing orders and waiting orders after it. DemoBank calls it inside its transaction.
#pragma once

#include "services/bank/demo/DemoRows.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/CopyIn.h"

namespace cf::bank::demo {

//! Called now and then with how many are written; throws to give up.
using Step = std::function<void(std::int64_t written)>;

//! A branch whose code the bank has already is used as it is. The ids in the plan's order.
std::vector<BranchId> writeBranches(db::CopyIn& load, const DemoPlan& plan);

//! They are known, but cannot sign in before they are invited.
void writeStaff(db::CopyIn& load, const DemoPlan& plan, const std::vector<BranchId>& branches);

//! Returns the customers' keys in the plan's order.
std::vector<platform::EncryptionKey> writeCustomers(db::CopyIn& load, const DemoPlan& plan,
                                                    const std::vector<BranchId>& branches, const CustomerKeys& keys,
                                                    const Step& step);

//! The accounts as the history left them, with all that hangs on them.
void writeAccounts(db::CopyIn& load, const DemoPlan& plan, const DemoTarget& target,
                   const std::vector<DemoAccount>& accounts, const Step& step);

//! Orders that a supervisor has yet to look at, two for each branch that has somebody to pay.
void writeWaitingOrders(db::CopyIn& load, const DemoPlan& plan, const DemoTarget& target,
                        const std::vector<DemoAccount>& accounts);

} // namespace cf::bank::demo
