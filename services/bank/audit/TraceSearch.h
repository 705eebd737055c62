// Requests by the beginning of their trace, which is all that a message to people shows of it. Used by AuditFilter
// and by the monitoring's GetTrace.
#pragma once

#include "services/bank/platform/postgres/Connection.h"

#include <string>
#include <vector>

namespace cf::bank {

//! The texts that begin alike, as a range of the index on audit_event.trace_id.
struct TraceRange
{
    std::string first; //!< Inclusive.
    std::string after; //!< Exclusive.
};

//! `beginning` holds lower-case hexadecimal digits, at least one.
TraceRange tracesBeginningWith(const std::string& beginning);

//! Whole traces in the sealed trail that begin so, at most `most`. Throws db::Error.
std::vector<std::string> sealedTraces(db::Transaction& transaction, const std::string& beginning, std::int64_t most);

} // namespace cf::bank
