// Ends what a killed bank left running: its PostgreSQL servers, their orphaned backends, an unfinished initdb. They are
// ended rather than adopted: a server of unknown age and settings is worth less than the second a restart costs.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/embedded/ClusterLayout.h"
#include "services/bank/platform/embedded/Reports.h"
#include "services/bank/platform/process/FileLock.h"

namespace cf::platform {

//! Returns with the server's lock once none of its processes is left. A process counts as ours only if it holds our
//! lock file open or works in our data folder, and runs a PostgreSQL program. A process whose PID merely stands in a
//! stale postmaster.pid is never touched; the stale file is removed so that the server starts.
Outcome<FileLock, SetupError> endLeftovers(const ServerPlan& server, UserIds owner, Reports& reports);

} // namespace cf::platform
