// Reads orders that wait for approval. Called by ApprovalRoutes.
#pragma once

#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Approvals.h"

namespace cf::bank {

//! Undecided orders that have not expired, oldest first, at most `limit`. `branch` restricts them to the orders of one
//! branch; `after` is the last one returned.
std::vector<contract::WaitingOrder> listWaitingOrders(db::Transaction& transaction, const CustomerKeys& keys,
                                                      std::optional<BranchId> branch, std::optional<ApprovalId> after,
                                                      int limit);

} // namespace cf::bank
