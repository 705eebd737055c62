// Writes everything of the demo but its history: first branches, staff and customers, then accounts with their holders,
// holds, standing orders and waiting orders. DemoBank calls it inside its transaction.
#pragma once

#include "services/bank/demo/DemoRows.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/CopyIn.h"

namespace cf::bank::demo {

//! Called from time to time with the number written; throws to stop.
using Step = std::function<void(std::int64_t written)>;

//! A branch whose code exists is used as it is. Returns the ids in the plan's order.
std::vector<BranchId> writeBranches(db::CopyIn& load, const DemoPlan& plan);

//! They exist, but cannot sign in before they are invited.
void writeStaff(db::CopyIn& load, const DemoPlan& plan, const std::vector<BranchId>& branches);

//! Returns the customers' keys in the plan's order.
std::vector<platform::EncryptionKey> writeCustomers(db::CopyIn& load, const DemoPlan& plan,
                                                    const std::vector<BranchId>& branches, const CustomerKeys& keys,
                                                    const Step& step);

//! The accounts as the history left them, with their dependent rows.
void writeAccounts(db::CopyIn& load, const DemoPlan& plan, const DemoTarget& target,
                   const std::vector<DemoAccount>& accounts, const Step& step);

//! Orders waiting for a supervisor, two for each branch with somebody to pay.
void writeWaitingOrders(db::CopyIn& load, const DemoPlan& plan, const DemoTarget& target,
                        const std::vector<DemoAccount>& accounts);

} // namespace cf::bank::demo
