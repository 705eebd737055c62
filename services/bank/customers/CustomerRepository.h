// Reads customers. The only SQL about them outside imports.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Customers.h"

namespace cf::bank {

//! Customers whose search text holds every word, in the order of their family names. `branch` limits them to one
//! branch.
contract::Page<contract::CustomerSummary> searchCustomers(db::Transaction& transaction, std::string_view text,
                                                          std::optional<BranchId> branch,
                                                          std::optional<CustomerId> after, int limit);

//! With accounts; empty when there is none.
std::optional<contract::Customer> findCustomer(db::Transaction& transaction, CustomerId id);

} // namespace cf::bank
