// Finds requests by trace prefix, which is all that user-facing messages show. Used by AuditFilter and by monitoring's
// GetTrace.
#pragma once

#include "services/bank/platform/postgres/Connection.h"

#include <string>
#include <vector>

namespace cf::bank {

//! The texts with a given prefix, as a range of the index on audit_event.trace_id.
struct TraceRange
{
    std::string first; //!< Inclusive.
    std::string after; //!< Exclusive.
};

//! `beginning` is at least one lower-case hexadecimal digit.
TraceRange tracesBeginningWith(const std::string& beginning);

//! Full traces in the sealed trail with this prefix, at most `most`. Throws db::Error.
std::vector<std::string> sealedTraces(db::Transaction& transaction, const std::string& beginning, std::int64_t most);

} // namespace cf::bank
