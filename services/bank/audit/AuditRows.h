// Audit events as the contract shows them: names instead of ids, for a whole page at once. Used by AuditRepository.
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

//! One row for each event, in their order. One query for each kind of name, however many events there are. Throws
//! db::Error.
std::vector<contract::AuditRow> rowsOf(db::Transaction& transaction, const std::vector<NumberedEvent>& events);

} // namespace cf::bank
