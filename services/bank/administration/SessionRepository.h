// Everyone's open sessions, for administrators. Opening and validating sessions belongs to identity.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Administration.h"
#include "services/contract/Problem.h"

namespace cf::bank {

// All of these throw db::Error. Open: not ended, not idle for too long, not expired, of an active person.

//! Last used first. A session used meanwhile moves to the top and may be missing from later pages.
contract::Answer<contract::Page<contract::SessionRow>>
listSessions(db::Transaction& transaction, const contract::SessionsQuery& query, int limit, Instant now);

//! The session as it was; empty if not open.
std::optional<contract::SessionRow> endOpenSession(db::Transaction& transaction, const Uuid& session, Instant now);

} // namespace cf::bank
