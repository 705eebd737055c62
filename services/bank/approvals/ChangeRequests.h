// Changes that are no money and wait for a second person all the same: limits and unblocking. Called by ApprovalOrders.
#pragma once

#include "services/bank/approvals/ApprovalRepository.h"
#include "services/bank/approvals/ChangeContent.h"
#include "services/bank/ledger/KeyedChange.h"

namespace cf::bank {

//! Asks for the change. The branch is the one whose people see it wait.
ChangeResult requestChange(db::Transaction& transaction, Call& call, const ChangeContent& content, BranchId branch);

//! Approves, rejects, sends back or withdraws it, as it was when `record` was read.
ChangeResult decideChange(db::Transaction& transaction, Call& call, const ApprovalRecord& record,
                          contract::ApprovalAction action, const std::string& comment);

} // namespace cf::bank
