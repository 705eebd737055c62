// Reads and writes members of staff as administrators see them. The only SQL about them outside identity.
#pragma once

#include "models/domain/Date.h"
#include "services/bank/administration/CustomerCounts.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Administration.h"

namespace cf::bank {

// All of these throw db::Error. `now` decides which locks and sessions are over.

//! By user name; those whose name or user name holds every word of `search`, case and accents ignored.
contract::Page<contract::StaffRow> listStaff(db::Transaction& transaction, const contract::StaffSearch& query,
                                             std::optional<StaffId> after, int limit, Instant now);

std::optional<contract::StaffRow> findMember(db::Transaction& transaction, StaffId id, Instant now);

//! The same, its row locked: nobody signs in or enrols meanwhile.
std::optional<contract::StaffRow> lockMember(db::Transaction& transaction, StaffId id, Instant now);

//! Changes of staff run one after another, so that each sees what the one before it did. Held until the transaction
//! ends.
void lockAdministration(db::Transaction& transaction);

//! The tag of what an administrator changes: not of sessions, locks and looks, which come and go by themselves.
std::string versionOf(contract::StaffRow member);

//! False: the user name is taken.
bool insertMember(db::Transaction& transaction, StaffId id, const contract::NewStaff& member, StaffId by, Instant now);

//! Writes name, role, branch and status.
void updateMember(db::Transaction& transaction, const contract::StaffRow& member, StaffId by, Instant now);

//! Whether the person could sign in if nothing but the status forbade it.
bool hasEnrolled(db::Transaction& transaction, StaffId id);

std::optional<contract::BranchRef> findBranchRef(db::Transaction& transaction, BranchId id);

//! All branches by code. How many customers each has is given.
std::vector<contract::BranchRow> listBranches(db::Transaction& transaction, const CustomerCounts::ByBranch& customers,
                                              Instant now);

} // namespace cf::bank
