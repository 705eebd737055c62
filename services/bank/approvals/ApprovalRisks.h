// What speaks for a closer look at an order that waits. Used by ApprovalRepository.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Approvals.h"

namespace cf::bank {

//! Looks through the last 500 entries of the first debtor's account.
std::vector<contract::ApprovalRisk> risksOf(db::Transaction& transaction, ApprovalId id);

} // namespace cf::bank
