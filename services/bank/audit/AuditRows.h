// Audit events as the contract shows them, with names instead of ids, a page at a time. Used by AuditRepository.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Audit.h"

namespace cf::bank {

struct NumberedEvent
{
    std::optional<std::int64_t> seq; //!< Empty: not sealed yet.
    AuditEvent event;
};

//! One row per event, in order. One query per kind of name, regardless of the number of events. Throws db::Error.
std::vector<contract::AuditRow> rowsOf(db::Transaction& transaction, const std::vector<NumberedEvent>& events);

} // namespace cf::bank
