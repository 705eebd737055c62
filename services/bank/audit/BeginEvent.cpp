#include "services/bank/audit/BeginEvent.h"

namespace cf::bank {

AuditEvent beginEvent(std::string action, Instant at, std::string traceId, const Caller* by)
{
    return beginEvent(Uuid::v7(), std::move(action), at, std::move(traceId), by);
}

AuditEvent beginEvent(const Uuid& id, std::string action, Instant at, std::string traceId, const Caller* by)
{
    AuditEvent event{id};
    event.action = std::move(action);
    event.at = at;
    event.traceId = std::move(traceId);
    if (by) {
        event.actor = by->staff;
        event.role = by->role;
        event.branch = by->branch;
    }
    return event;
}

} // namespace cf::bank
