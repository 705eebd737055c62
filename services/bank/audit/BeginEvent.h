// The common start of every audit event: what was done, when, in which call and by whom. The caller adds what it
// concerns and its details.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/api/Call.h"

namespace cf::bank {

//! `by` is null for the bank itself or an unknown caller. Without a call there is no trace.
AuditEvent beginEvent(const Uuid& id, std::string action, Instant at, std::string traceId = {},
                      const Caller* by = nullptr);
//! With a new id.
AuditEvent beginEvent(std::string action, Instant at, std::string traceId = {}, const Caller* by = nullptr);

} // namespace cf::bank
