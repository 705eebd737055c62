// Reads and writes members of staff as administrators see them. The only SQL about them outside identity.
#pragma once

#include "models/domain/Date.h"
#include "services/bank/administration/CustomerCounts.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Administration.h"

namespace cf::bank {

// All of these throw db::Error. `now` decides which locks and sessions have expired.

//! By user name; those whose name or user name contains every word of `search`, ignoring case and accents.
contract::Page<contract::StaffRow> listStaff(db::Transaction& transaction, const contract::StaffSearch& query,
                                             std::optional<StaffId> after, int limit, Instant now);

std::optional<contract::StaffRow> findMember(db::Transaction& transaction, StaffId id, Instant now);

//! The same, locking the row: no sign-in or enrolment meanwhile.
std::optional<contract::StaffRow> lockMember(db::Transaction& transaction, StaffId id, Instant now);

//! Serialises changes of staff, so that each sees the effect of the one before. Held until the transaction ends.
void lockAdministration(db::Transaction& transaction);

//! The ETag of what an administrator changes: excludes sessions, locks and last use, which change by themselves.
std::string versionOf(contract::StaffRow member);

//! False: the user name is taken.
bool insertMember(db::Transaction& transaction, StaffId id, const contract::NewStaff& member, StaffId by, Instant now);

//! Writes name, role, branch and status.
void updateMember(db::Transaction& transaction, const contract::StaffRow& member, StaffId by, Instant now);

//! Whether only the status could keep the person from signing in.
bool hasEnrolled(db::Transaction& transaction, StaffId id);

std::optional<contract::BranchRef> findBranchRef(db::Transaction& transaction, BranchId id);

//! All branches by code, with the given numbers of customers.
std::vector<contract::BranchRow> listBranches(db::Transaction& transaction, const CustomerCounts::ByBranch& customers,
                                              Instant now);

} // namespace cf::bank
