// Writes sealed events: their rows in audit_event and in audit_subject. The sealer calls it.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {

//! Throws db::Error; Conflict when a number is taken.
void insertEvents(db::Transaction& transaction, const std::vector<SealedEvent>& events);

} // namespace cf::bank
