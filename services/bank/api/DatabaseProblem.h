// What a caller is told when the database failed: whether anything may have happened, and whether to retry.
//
// While a synchronous standby is missing only what was ordered is in doubt. That a session was used is committed
// without waiting for a standby. So a caller who only reads, or who was not let in yet, is never told that an outcome
// is unknown.
#pragma once

#include "services/bank/api/RetryAfter.h"
#include "services/bank/platform/postgres/Error.h"

#include <string>

namespace cf::bank {

//! OutcomeUnknown when the commit of the request's effect was in flight; Unavailable, with a retry after one second,
//! when nothing happened; InternalError for what would fail again. `ordered`: the request changes data and its
//! execution had begun.
inline contract::Problem problemOf(const db::Error& error, bool ordered = true)
{
    switch (error.kind()) {
    case db::ErrorKind::InDoubt:
        if (ordered)
            return contract::Problem::of(contract::ErrorCode::OutcomeUnknown);
        break;
    case db::ErrorKind::Conflict:
    case db::ErrorKind::Refused:
        return contract::Problem::of(contract::ErrorCode::InternalError);
    case db::ErrorKind::Unavailable:
    case db::ErrorKind::Retry:
        break;
    }
    return retryLater(contract::ErrorCode::Unavailable);
}

//! After its first line, a database message may quote a customer's data, so the rest is not logged with a call.
inline std::string firstLine(std::string_view text)
{
    return std::string(text.substr(0, text.find('\n')));
}

} // namespace cf::bank
