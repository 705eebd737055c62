// A commit whose wait for a standby was cancelled: the server acknowledges it and says only in a warning that it may
// exist here alone. Code that commits checks for it, because the outcome is in doubt.
//
// This happens when an operator cancels the wait for a standby. Pools and the ledger's pipelined connection treat it
// alike.
#pragma once

#include "services/bank/platform/postgres/Error.h"

#include <string_view>

struct pg_result;

namespace cf::db {

//! `notice` in full, with its location (PQERRORS_VERBOSE), which is the same in every server language.
bool saysUnreplicated(std::string_view notice);
bool saysUnreplicated(const pg_result* notice);

//! The error of such a commit.
Error unreplicatedCommit();

} // namespace cf::db
