// Drops the oldest partition of the trail when the retention policy allows it. Its subtree root is kept, and the
// removal is itself an audit event. Called by Housekeeping.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! Drops at most one partition; false: none is due. Safe on any number of servers at once. Throws db::Error, and
//! std::runtime_error when a row differs from what was sealed or its leaf is too young; then nothing is dropped.
bool removeOutdatedEvents(db::Pool& pool, const TrailKey& key);

} // namespace cf::bank
