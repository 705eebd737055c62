// A sealed trail of any length with known proportions, written by a few SQL statements: for tests and measurements of
// reading the trail. Its leaves are canonical and their hashes correct; its seals are not.
#pragma once

#include "models/domain/Ids.h"
#include "tests/support/TemporaryPostgres.h"

#include <cstdint>

namespace cf::test {

//! Events 0 … count - 1, one every 10 seconds from 2024-01-01T00:00:00Z on. Of 12 branches, 60 members of staff
//! ("person7", "Colleague 7"), 10,000 customers ("K00000007", "Customer 7 Novák"); with
//! - half account.viewed, a quarter customer.viewed, a fifth transfer.booked, the rest customer.searched;
//! - one staff.unlocked in 50,021; 1 in 100 refused, 1 in 1,000 of these failed instead;
//! - one event in 100,003 by "rarely", who does nothing else;
//! - person7, who never has customer.viewed: a filter of two dense halves that matches nothing.
void generateTrail(const TestDatabase& database, std::int64_t count);

StaffId generatedStaff(int number);
CustomerId generatedCustomer(int number);
BranchId generatedBranch(int number);

} // namespace cf::test
