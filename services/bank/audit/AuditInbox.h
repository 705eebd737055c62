// Where a change leaves its audit events: written in the change's own transaction, moved on by the sealer.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/platform/postgres/Connection.h"

#include <vector>

namespace cf::bank {

//! One row of audit_inbox for the whole batch, its leaves in the order of `events`; none for an empty batch.
//! Throws db::Error.
void record(db::Transaction& transaction, const std::vector<AuditEvent>& events);

} // namespace cf::bank
