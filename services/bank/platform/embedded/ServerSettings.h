// The settings files of an embedded server, rewritten before each start so that a new release brings its own.
#pragma once

#include "services/bank/platform/embedded/ClusterLayout.h"

namespace cf::platform {

//! Replaces counterfoil.conf, pg_hba.conf and pg_ident.conf in `data` (which may still have a temporary name). A
//! replica also gets primary_conninfo and standby.signal.
Outcome<Done, SetupError> writeSettings(const ClusterLayout& layout, const ServerPlan& server,
                                        const std::filesystem::path& data);

inline constexpr const char* kReplicaSlot = "counterfoil_replica";

} // namespace cf::platform
