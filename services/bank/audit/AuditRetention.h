// Lets the oldest partition of the trail go when the policy says so: its subtree's root stays, and that it went is an
// audit event itself. Called by Housekeeping.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! At most one partition; false: none may go yet. Safe on any number of servers at once. Throws db::Error, and
//! std::runtime_error when a row of it is not as it was sealed, or by its leaf too young: then nothing is removed.
bool removeOutdatedEvents(db::Pool& pool, const TrailKey& key);

} // namespace cf::bank
