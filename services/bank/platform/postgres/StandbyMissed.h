// A commit whose wait for a standby was cancelled: the server acknowledges it and says in a warning only that it stands
// here and perhaps nowhere else. Whoever commits listens for that, for its outcome is in doubt.
//
// This happens when an operator cancels the wait for a standby. Pools and the ledger's pipelined connection treat it
// alike.
#pragma once

#include "services/bank/platform/postgres/Error.h"

#include <string_view>

struct pg_result;

namespace cf::db {

//! `notice` in full, with its location (PQERRORS_VERBOSE): that is the same in whatever language the server speaks.
bool saysStandbyMissed(std::string_view notice);
bool saysStandbyMissed(const pg_result* notice);

//! What such a commit ends in.
Error standbyMissed();

} // namespace cf::db
