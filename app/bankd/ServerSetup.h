// The HTTP server's setup beyond the configuration. For RunningBank.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::app {

//! Large bodies only from authenticated callers, files for documents only, no more connections than this process's
//! descriptor limit, which is raised, allows; that and certificate events go to the log. Router and log outlive the
//! server.
http::ServerConfig serverConfig(const platform::Settings& settings, const bank::Router& router,
                                const bank::Submit& submit, platform::Log& log);

} // namespace cf::app
