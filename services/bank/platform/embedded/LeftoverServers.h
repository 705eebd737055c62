// Ends what an earlier bank left running when it was killed: its PostgreSQL servers, their orphaned backends, a
// half-done initdb. Ending rather than adopting: a server of unknown age and settings is worth less than the second a
// restart costs.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/embedded/ClusterLayout.h"
#include "services/bank/platform/embedded/Reports.h"
#include "services/bank/platform/process/FileLock.h"

namespace cf::platform {

//! Returns with the server's lock once no process of it is left. Such a process is recognised by what cannot be a
//! coincidence: it holds our lock file open or works in our data folder, and it runs a PostgreSQL program. A process
//! whose number merely stands in a stale postmaster.pid is never touched; the stale file is removed so that the server
//! starts.
Outcome<FileLock, SetupError> endLeftovers(const ServerPlan& server, UserIds owner, Reports& reports);

} // namespace cf::platform
