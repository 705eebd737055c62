// How every event of the audit trail begins: what was done, when, in which call and by whom. What it concerns and what
// there is to say is added by whoever did it.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/api/Call.h"

namespace cf::bank {

//! `by` may be null: the bank itself, or nobody it knows. Without a call there is no trace.
AuditEvent beginEvent(const Uuid& id, std::string action, Instant at, std::string traceId = {},
                      const Caller* by = nullptr);
//! Under a new id.
AuditEvent beginEvent(std::string action, Instant at, std::string traceId = {}, const Caller* by = nullptr);

} // namespace cf::bank
