// Customers with their accounts for the screens, through the cache. Called by the routes, which check the caller's
// reach on every answer: cached values are the same for everyone.
#pragma once

#include "services/bank/caching/ReadRouter.h"
#include "services/bank/customers/CustomerRepository.h"

namespace cf::bank {

//! As findCustomer. Throws db::Error.
std::optional<CustomerRecord> readCustomer(ReadRouter& reads, StaffId reader, CustomerId id);

} // namespace cf::bank
